import { addForArchive } from '../../../src/rules/copy-add/add-for-archive.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(addForArchive, {
  fires: [
    {
      name: 'into the working directory, then deleted',
      dockerfile: 'FROM a:1\nWORKDIR /w\nCOPY a/d.tgz .\nRUN tar xf d.tgz && rm d.tgz\nCMD x\n',
      lines: [3],
      fixed: 'FROM a:1\nWORKDIR /w\nADD a/d.tgz /w/\nCMD x\n',
    },
    {
      name: 'with more in the RUN',
      dockerfile: 'FROM a:1\nCOPY d.tar.xz /tmp/\nRUN tar --extract --file /tmp/d.tar.xz && make\n',
      lines: [2],
    },
    {
      name: 'a part is stripped',
      dockerfile: 'FROM a:1\nCOPY d.tar.xz /tmp/\nRUN tar xf /tmp/d.tar.xz -C /x --strip-components=1\n',
      lines: [2],
    },
    { name: 'zip', dockerfile: 'FROM a:1\nCOPY d.zip /tmp/\nENV A=1\nRUN unzip /tmp/d.zip -d /x\n', lines: [2] },
    {
      name: 'named by its destination',
      dockerfile: 'FROM a:1\nCOPY dist/* /a.tar\nRUN <<EOF\ntar -C /x -xf /a.tar\nEOF\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'another stage unpacks', dockerfile: 'FROM a:1\nCOPY d.tar /\nFROM a:1\nRUN tar xf /d.tar\n' },
    { name: 'from a stage', dockerfile: 'FROM a:1\nCOPY --from=b d.tar /\nRUN tar xf /d.tar\n' },
    { name: 'unpacked before', dockerfile: 'FROM a:1\nRUN tar xf /d.tar\nCOPY d.tar /\n' },
    { name: 'packed, not unpacked', dockerfile: 'FROM a:1\nCOPY d.tar /\nRUN tar cf /d.tar /x && tar xf /other.tar\n' },
  ],
});

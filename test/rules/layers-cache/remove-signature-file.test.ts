import { removeSignatureFile } from '../../../src/rules/layers-cache/remove-signature-file.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeSignatureFile, {
  fires: [
    {
      name: 'left behind',
      dockerfile: 'FROM a:1\nRUN curl -O https://x/t.asc && gpg --batch --verify t.asc t && make\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl -O https://x/t.asc && gpg --batch --verify t.asc t && make && rm t.asc\n',
    },
    {
      name: 'another file is removed',
      dockerfile: 'FROM a:1\nRUN gpg --verify /t.tar.asc /t.tar && rm -rf /t.tar\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN gpg --verify /t.tar.asc /t.tar && rm -rf /t.tar && rm /t.tar.asc\n',
    },
    { name: 'elsewhere by now', dockerfile: 'FROM a:1\nRUN gpg --verify t.asc && cd /x && make\n', lines: [2] },
  ],
  silent: [
    {
      name: 'removed by name, pattern, folder',
      dockerfile:
        'FROM a:1\nRUN gpg --verify t.asc t && rm t t.asc\nRUN gpg --verify t.asc && rm *.asc\nRUN gpg --verify /k/t.asc && rm -r /k\nRUN gpg --verify $f.asc && rm $f{,.asc}\n',
    },
    {
      name: 'with the folder that it may be in',
      dockerfile:
        'FROM a:1\nRUN cd /tmp/x && gpg --verify t.asc && rm -rf /tmp/x\nRUN cd "$d" && gpg --verify t.asc && rm -rf "$d"\n',
    },
    { name: 'mounted', dockerfile: 'FROM a:1\nRUN --mount=type=tmpfs,target=/w gpg --verify /w/t.asc\n' },
    { name: 'no signature', dockerfile: 'FROM a:1\nRUN gpg --verify t && gpg --import k.asc\n' },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nRUN gpg --verify t.asc\nFROM c:1\nCOPY --from=b /y /\n',
    },
  ],
});

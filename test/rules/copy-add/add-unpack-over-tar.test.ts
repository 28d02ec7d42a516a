import { addUnpackOverTar } from '../../../src/rules/copy-add/add-unpack-over-tar.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(addUnpackOverTar, {
  fires: [
    {
      name: '--strip-components, which ADD has not',
      dockerfile: 'FROM a:1\nRUN curl -L https://x/a.tar.gz | tar xz --strip-components=1 -C /y\n',
      lines: [2],
    },
    {
      name: 'through the pipe, with its folder',
      dockerfile:
        'FROM a:1\nARG V=1\nRUN mkdir -p /opt/t && curl -fsSL "https://x.org/t-${V}.tar.gz" | tar -xz -C /opt/t\nWORKDIR /u\nRUN wget -qO- https://x.org/u.tgz | tar xzf -\n',
      lines: [3, 5],
      fixed:
        'FROM a:1\nARG V=1\nADD --unpack=true https://x.org/t-${V}.tar.gz /opt/t/\nWORKDIR /u\nADD --unpack=true https://x.org/u.tgz /u/\n',
    },
    {
      name: 'from the stored file, other commands with it',
      dockerfile:
        'FROM a:1\nRUN curl -o /tmp/t.tar https://x.org/v1.tar.xz && tar xf /tmp/t.tar && rm /tmp/t.tar\nRUN wget https://x.org/u.tar && tar -xf u.tar\n',
      lines: [2, 3],
    },
    {
      name: 'a variable of the shell',
      dockerfile: 'FROM a:1\nRUN curl https://x.org/$v.tgz | tar xz -C /opt\n',
      lines: [2],
    },
    {
      name: 'in PowerShell',
      dockerfile:
        'FROM w\nSHELL ["powershell", "-c"]\nRUN iwr https://x.org/t.tar.gz -OutFile t.tar.gz; tar -xf t.tar.gz\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'other archives',
      dockerfile:
        'FROM a:1\nRUN curl -o t.zip https://x.org/t.zip && unzip t.zip\nRUN curl https://x.org/t.gz | gunzip > t\n',
    },
    { name: 'unpacked elsewhere', dockerfile: 'FROM a:1\nRUN curl -O https://x.org/t.tgz\nRUN tar xf t.tgz\n' },
    { name: 'another archive is unpacked', dockerfile: 'FROM a:1\nRUN curl -O https://x.org/t.tgz && tar xf u.tgz\n' },
    {
      name: 'what ADD cannot do',
      dockerfile:
        'FROM a:1\nRUN curl https://x.org/t.tgz | tar xz --transform=s/a/b/\nRUN if a; then curl https://x.org/t.tgz | tar xz; fi\n',
    },
    { name: 'packed, not unpacked', dockerfile: 'FROM a:1\nRUN curl https://x.org/t.tgz | tar tz\n' },
  ],
});

import { downloadWithAdd } from '../../../src/rules/copy-add/download-with-add.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const HASH = '0123456789abcdef'.repeat(4);

ruleCases(downloadWithAdd, {
  fires: [
    {
      name: 'checked in the same RUN: the checksum is known',
      dockerfile: `FROM a:1\nWORKDIR /opt\nRUN curl -fsSL -o tool https://x.org/tool \\\n  && echo "${HASH}  tool" | sha256sum -c -\n`,
      lines: [3],
      fixed: `FROM a:1\nWORKDIR /opt\nADD --checksum=sha256:${HASH} https://x.org/tool /opt/tool\n`,
    },
    {
      name: 'first or last of a chain, under its own name, redirected',
      dockerfile:
        'FROM a:1\nARG V=1\nRUN wget -q https://x.org/t-$V.zip && make\nRUN make && curl -sS https://x.org/t > /t\n',
      lines: [3, 4],
    },
    {
      name: 'another file is checked',
      dockerfile: `FROM a:1\nRUN curl -o /t https://x.org/t && echo "${HASH}  /u" | sha256sum -c\n`,
      lines: [2],
    },
  ],
  silent: [
    { name: 'in the middle', dockerfile: 'FROM a:1\nRUN a && curl -o /t https://x.org/t && b\n' },
    {
      name: 'credentials, headers, a method',
      dockerfile:
        'FROM a:1\nRUN curl -u a:b -o /t https://x\nRUN curl -H c -o /t https://x\nRUN wget --post-data=d https://x/e\n',
    },
    {
      name: 'standard output, nowhere',
      dockerfile:
        'FROM a:1\nRUN curl https://x.org/t\nRUN wget -O - https://x.org/t | sh\nRUN curl -o /dev/null https://x\nRUN wget -O- https://x\n',
    },
    {
      name: 'a variable of the shell',
      dockerfile: 'FROM a:1\nRUN curl -o /t https://x.org/$v\nRUN curl -o /t https://x.org/$(uname -m)\n',
    },
    {
      name: 'only when something fails, by a condition',
      dockerfile:
        'FROM a:1\nRUN test -f t || curl -o /t https://x.org/t\nRUN if a; then curl -o /t https://x.org/t; fi\n',
    },
    { name: 'several addresses', dockerfile: 'FROM a:1\nRUN curl -O https://x.org/t -O https://x.org/u\n' },
  ],
});

import { beforeAll, expect, it } from '@jest/globals';
import { scriptCrlf } from '../../../src/rules/scripts/script-crlf.ts';
import { imageScripts } from '../../../src/rules/support/commands/image-scripts.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { testImage } from '../../support/images.ts';
import { problemsOf, scriptCases } from '../../support/rule-cases.ts';

const COPIED = 'FROM debian:12\nCOPY start.sh /\nCMD ["app"]\n';

scriptCases(scriptCrlf, {
  fires: [
    {
      name: 'lines that end with several returns',
      script: '#!/bin/sh\r\r\necho a\r\r\r\r\nexec x\n',
      lines: [1],
      fixed: '#!/bin/sh\necho a\nexec x\n',
    },
    { name: 'all lines', script: '#!/bin/sh\r\nexec app\r\n', lines: [1], fixed: '#!/bin/sh\nexec app\n' },
    { name: 'one line', script: '#!/bin/sh\nset -e\r\nexec app\n', lines: [1], fixed: '#!/bin/sh\nset -e\nexec app\n' },
    {
      name: 'a script that is only copied, without a shebang',
      script: 'a\r\n',
      files: { Dockerfile: COPIED },
      lines: [1],
      fixed: 'a\n',
    },
    {
      name: 'a command of the container that converts another file',
      script: 'a\r\n',
      files: { Dockerfile: "FROM debian:12\nCOPY start.sh /\nCMD sed -i 's/\\r//' /x\n" },
      lines: [1],
      fixed: 'a\n',
    },
  ],
  silent: [
    { name: 'LF', script: '#!/bin/sh\nprintf "a\\r\\n"\n' },
    { name: 'converted', script: '#!/bin/sh\r\n', files: { Dockerfile: `${COPIED}RUN dos2unix /start.sh\n` } },
    { name: 'converted', script: '#!/bin/sh\r\n', files: { Dockerfile: `${COPIED}RUN sed -i 's/\\r$//' /start.sh\n` } },
    {
      name: 'Windows',
      script: '#!/bin/sh\r\n',
      files: { Dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY start.sh /\n' },
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says how many lines there are, and what the kernel looks for', () => {
  const said = (script: string) =>
    problemsOf(scriptCrlf, { name: '', dockerfile: script }).map(({ message }) => message.split('; end them')[0]);
  expect(said('a\r\nb\n')).toEqual(['1 line ends with CR LF']);
  expect(said('#!/bin/sh\r\nb\r\n')).toEqual([
    expect.stringMatching(/^2 lines end with CR LF; the kernel looks for `.*sh.*` with a carriage return$/),
  ]);
});

/** A name, a file, what starts it, and what it holds. */
const starts = (rows: readonly (readonly [string, string, string, string?])[]): [string, string, string, string][] =>
  rows.map(([name, file, start, text = 'a\r\n']) => [name, file, start, text]);

/** How many findings a file gets that an image starts in a way. */
const found = (file: string, start: string, text: string): number => {
  const image = testImage(`FROM a:1\nCOPY ${file} /\n${start}\n`, { [file]: text });
  return imageScripts(image).flatMap((script) => [...scriptCrlf.checkScript({ script, options: {} })]).length;
};

it.each(
  starts([
    ['a disk image', 'quest1.dsk', 'CMD ["linapple", "-1", "/quest1.dsk"]'],
    ['settings', 'nzbget.conf', 'ENTRYPOINT ["/opt/nzbget", "-c", "/nzbget.conf"]'],
    ['a program that its interpreter is called with', 'app.py', 'CMD ["python", "/app.py"]'],
    ['the same with a shebang', 'app.py', 'CMD ["python", "/app.py"]', '#!/usr/bin/env python\r\n'],
    ['the same in shell form', 'app.js', 'CMD node /app.js'],
    ['the same behind options of its own', 'app.js', 'CMD ["/usr/bin/node", "/app.js", "--port", "80"]'],
    ['bytes', 'tool', 'ENTRYPOINT ["/tool"]', 'x\0\r\n'],
  ]),
)('keeps silent about %s', (_, file, start, text) => {
  expect(found(file, start, text)).toBe(0);
});

it.each(
  starts([
    ['the kernel reads', 'app.py', 'ENTRYPOINT ["/app.py"]', '#!/usr/bin/env python\r\n'],
    ['a shell is called with', 'run', 'CMD ["/bin/sh", "/run"]'],
    ['a shell is called with, behind options', 'run', 'CMD ["bash", "-eu", "/run"]'],
    ['the shell of the shell form tries', 'run', 'CMD /run'],
    ['an init starts', 'run', 'ENTRYPOINT ["tini", "--", "/run"]'],
    ['its suffix calls a shell’s', 'run.sh', 'CMD ["gosu", "/run.sh"]'],
  ]),
)('tells of a file that %s', (_, file, start, text) => {
  expect(found(file, start, text)).toBe(1);
});

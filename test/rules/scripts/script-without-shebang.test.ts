import { beforeAll, expect, it } from '@jest/globals';
import { scriptWithoutShebang } from '../../../src/rules/scripts/script-without-shebang.ts';
import { imageScripts } from '../../../src/rules/support/commands/image-scripts.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { testImage } from '../../support/images.ts';
import { problemsOf, scriptCases } from '../../support/rule-cases.ts';

scriptCases(scriptWithoutShebang, {
  fires: [
    { name: 'sh', script: 'set -e\nexec app\n', lines: [1], fixed: '#!/bin/sh\nset -e\nexec app\n' },
    {
      name: 'bash by what it uses',
      script: '# start\n[[ -n $X ]] && a\n',
      lines: [1],
      fixed: '#!/bin/bash\n# start\n[[ -n $X ]] && a\n',
    },
    { name: 'a byte order mark', script: '\uFEFF#!/bin/sh\na\n', lines: [1], fixed: '#!/bin/sh\na\n' },
    { name: 'an empty line first', script: '\n #!/bin/sh\na\n', lines: [1], fixed: '#!/bin/sh\na\n' },
    {
      name: 'CMD without ENTRYPOINT, through a renamed copy',
      script: 'exec app\n',
      files: { Dockerfile: 'FROM a:1\nWORKDIR /srv\nCOPY start.sh go\nCMD ["./go"]\n' },
      lines: [1],
      fixed: '#!/bin/sh\nexec app\n',
    },
    {
      name: 'found on the PATH',
      script: 'exec app\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /usr/local/bin/\nENTRYPOINT ["start.sh"]\n' },
      lines: [1],
      fixed: '#!/bin/sh\nexec app\n',
    },
    ...[
      'args=(a b)',
      '  function f { a; }',
      'a <(b)',
      'a <<<b',
      'echo ${NAME^^}',
      'echo ${NAME:1}',
      'echo ${NAME[0]}',
      'echo ${NAME/a/b}',
      'set -o pipefail',
      'cd "$BASH_SOURCE"',
    ].map((line) => ({ name: `bash by ${line}`, script: `${line}\n`, lines: [1], fixed: `#!/bin/bash\n${line}\n` })),
    ...['echo my function x', 'functional x', 'echo ${NAME:-1}', 'a=b', 'echo "a=" (b'].map((line) => ({
      name: `sh for ${line}`,
      script: `${line}\n`,
      lines: [1],
      fixed: `#!/bin/sh\n${line}\n`,
    })),
  ],
  silent: [
    {
      name: 'a program that the base image reads',
      script: 'a()\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /index.js\nCMD ["/index.js"]\n' },
    },
    { name: 'with one', script: '#!/usr/bin/env bash\n' },
    { name: 'empty', script: '\n' },
    {
      name: 'a shell reads it',
      script: 'a\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\nCMD ["sh", "/start.sh"]\n' },
    },
    { name: 'shell form', script: 'a\n', files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\nCMD /start.sh\n' } },
    {
      name: 'an argument of the entry point',
      script: 'a\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\nENTRYPOINT ["bash"]\nCMD ["/start.sh"]\n' },
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('shows the first line, and says what stands in front of a shebang', () => {
  const said = (script: string) =>
    problemsOf(scriptWithoutShebang, { name: '', dockerfile: script }).map(({ range, message }) => [
      script.slice(range.start, range.end),
      /byte order mark|blanks|no shebang/.exec(message)?.[0],
    ]);
  expect(said('echo a\necho b\n#!/bin/sh\n')).toEqual([['echo a', 'no shebang']]);
  expect(said('\uFEFF #!/bin/sh\n')).toEqual([['\uFEFF #!/bin/sh', 'byte order mark']]);
  expect(said('\n#!/bin/sh\n')).toEqual([['\n', 'blanks']]);
});

it.each([
  ['app.py', '/usr/bin/env python3'],
  ['app.js', '/usr/bin/env node'],
  ['app.cjs', '/usr/bin/env node'],
  ['app.rb', '/usr/bin/env ruby'],
  ['app.pl', '/usr/bin/env perl'],
  ['app.bash', '/bin/bash'],
  ['app.json', '/bin/sh'],
  ['app.rbx', '/bin/sh'],
  ['app.plx', '/bin/sh'],
])('tells from the name of %s that %s reads it', (path, program) => {
  const image = testImage(`FROM a:1\nCOPY ${path} /\nENTRYPOINT ["/${path}"]\n`, { [path]: 'x\r\n' });
  const edits = imageScripts(image).flatMap((script) =>
    [...scriptWithoutShebang.checkScript({ script, options: {} })].flatMap(({ fix }) => fix?.edits ?? []),
  );
  expect(edits.map(({ text }) => text)).toEqual([`#!${program}\r\n`]);
});

import { beforeAll, expect, it } from '@jest/globals';
import { packageCalls } from '../../src/shell/packages.ts';
import { loadShellGrammar, parseShell } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

it.each([
  ['gem i -v 1 rails:7 -- --with-x /y', ['gem', 'install', ['rails:7']]],
  ['go install -tags x -ldflags "-s -w" example.com/a@v1', ['go', 'install', ['example.com/a@v1']]],
  ['php /usr/bin/composer.phar install -d /app', ['composer', 'install', []]],
  ['bundle _2.5.0_ install --jobs 4', ['bundle', 'install', []]],
  ['pip install --only-binary :all: --platform x flask', ['pip', 'install', ['flask']]],
])('reads %s', (text, expected) => {
  const [call] = packageCalls(parseShell(text));
  expect([call?.family, call?.subcommand, call?.packages.map((word) => word.text)]).toEqual(expected);
});

it.each([
  ['pip install -r a.txt x', [['-r', 'a.txt']]],
  ['pip install -ra.txt x', [['-r', 'a.txt']]],
  [
    'pip install -qUr a.txt x',
    [
      ['-qU', undefined],
      ['-r', 'a.txt'],
    ],
  ],
  [
    'pip install -Ura.txt x',
    [
      ['-U', undefined],
      ['-r', 'a.txt'],
    ],
  ],
  ['pip install -r$LIST x', [['-r', '$LIST']]],
  [
    'pip install -e. -qU --require-hashes x',
    [
      ['-e', '.'],
      ['-qU', undefined],
      ['--require-hashes', undefined],
    ],
  ],
  ['pip install x -r', [['-r', undefined]]],
])('reads the options of %s', (text, expected) => {
  const [call] = packageCalls(parseShell(text));
  expect(call?.flags.map(({ name, value }) => [name, value])).toEqual(expected);
  expect(call?.packages.map((word) => word.text)).toEqual(['x']);
});

it('ignores other calls of php', () => {
  expect(packageCalls(parseShell('php -r "copy(1);" && php artisan install'))).toEqual([]);
});

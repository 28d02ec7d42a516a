import { describe, expect, it } from '@jest/globals';
import { TEXT_LINE_END } from '../../../../src/refactor/translate/language.ts';
import { wrap } from '../../../../src/refactor/translate/node/wrap.ts';

const LONG = 'x'.repeat(95);

describe('wrap', () => {
  it('leaves what fits, comments, and what has no brackets to break', () => {
    for (const line of [
      "  await run(['cp', 'a', 'b']);",
      `  // ${LONG}, (${LONG}, ${LONG})`,
      `/** ${LONG} (${LONG}, ${LONG}) */`,
      `  const x = '${LONG}(a, b)';`,
      `  console.log('${LONG}');`,
      `  console.log(\`${LONG} \${f(a, b)}\`);`,
    ])
      expect(wrap(line)).toBe(line);
  });

  it.each([
    [
      'fills a list that is the only argument, and keeps options beside their values',
      "  await run(['letsencrypt', 'certonly', '--webroot', '-w', '/var/www/letsencrypt', '-d', process.env.CN ?? '', '--agree-tos', '--email', process.env.EMAIL ?? '', '--text']);",
      `  await run([
    'letsencrypt', 'certonly', '--webroot', '-w', '/var/www/letsencrypt',
    '-d', process.env.CN ?? '', '--agree-tos', '--email', process.env.EMAIL ?? '', '--text',
  ]);`,
    ],
    [
      'has short options behind the list',
      "  await run(['chmod', '775', '/var/www/upload/server/php/chroot/files/tmp/spool', '/srv'], { stderr: 'ignore' });",
      `  await run([
    'chmod', '775', '/var/www/upload/server/php/chroot/files/tmp/spool', '/srv',
  ], { stderr: 'ignore' });`,
    ],
    [
      'has long options one a line',
      `  await run(['pg_isready', '-h', host], { env: { PGPASSWORD: '${'x'.repeat(60)}' }, stdout: 'ignore' });`,
      `  await run(['pg_isready', '-h', host], {
    env: { PGPASSWORD: '${'x'.repeat(60)}' },
    stdout: 'ignore',
  });`,
    ],
    [
      'has stages one a line',
      `  await pipeline([['ls', '${'x'.repeat(40)}'], { args: ['grep', '${'y'.repeat(40)}'], stderr: 'ignore' }]);`,
      `  await pipeline([
    ['ls', '${'x'.repeat(40)}'],
    { args: ['grep', '${'y'.repeat(40)}'], stderr: 'ignore' },
  ]);`,
    ],
    [
      'has the parts of a condition one a line',
      `  if (!(stat(${'a'.repeat(40)})?.isFile() && await run(['test', '${'b'.repeat(40)}']) === 0)) {`,
      `  if (!(
    stat(${'a'.repeat(40)})?.isFile() &&
    await run(['test', '${'b'.repeat(40)}']) === 0
  )) {`,
    ],
    [
      'has a condition on a line of its own',
      "  while (await run(['pg_isready', '-U', user, '-h', host], { stdout: 'ignore', stderr: 'stdout' }) !== 0) {",
      `  while (
    await run(['pg_isready', '-U', user, '-h', host], { stdout: 'ignore', stderr: 'stdout' }) !== 0
  ) {`,
    ],
    [
      'has other arguments one a line',
      `  const fileOfAll = put('FILE', process.env.FILE || '${'x'.repeat(60)}');`,
      `  const fileOfAll = put(
    'FILE',
    process.env.FILE || '${'x'.repeat(60)}',
  );`,
    ],
    [
      'has a value below its name',
      `  process.env.${'A'.repeat(45)} = process.env.${'A'.repeat(45)} || '/assets';`,
      `  process.env.${'A'.repeat(45)} =
    process.env.${'A'.repeat(45)} || '/assets';`,
    ],
    [
      'has the options of a function one a line, with no comma behind the rest',
      `async function run([program, ...args], { ${'a'.repeat(30)} = 1, ${'b'.repeat(30)}, ...targets } = {}) {`,
      `async function run([program, ...args], {
  ${'a'.repeat(30)} = 1,
  ${'b'.repeat(30)},
  ...targets
} = {}) {`,
    ],
    [
      'has the parameters of a function one a line',
      `function copy(${'a'.repeat(50)}, ${'b'.repeat(50)}) {`,
      `function copy(
  ${'a'.repeat(50)},
  ${'b'.repeat(50)},
) {`,
    ],
    [
      'gives several parameters of a function a line each',
      `  return text.replace(/[(,)]/g, (${'a'.repeat(30)}, ${'b'.repeat(30)}, ${'c'.repeat(30)}) => {`,
      `  return text.replace(/[(,)]/g, (
    ${'a'.repeat(30)},
    ${'b'.repeat(30)},
    ${'c'.repeat(30)},
  ) => {`,
    ],
  ])('%s', (_name, line, wrapped) => {
    expect(wrap(line)).toBe(wrapped);
  });

  it('takes brackets, commas and quotes in texts for text', () => {
    const line = `  await run(['sed', 's/[(,\\'/', \`\${f('}', [1, 2])}, (\`, "it's, [", '${'x'.repeat(70)}']);`;
    expect(wrap(line)).toBe(`  await run([
    'sed', 's/[(,\\'/', \`\${f('}', [1, 2])}, (\`, "it's, [",
    '${'x'.repeat(70)}',
  ]);`);
  });

  it('counts the first and the last line of a text of several', () => {
    const text = `\`${LONG}${TEXT_LINE_END}${LONG}${TEXT_LINE_END}\``;
    const line = `  await run(['cat'], { text: ${text}, stdout: { write: 'a' } });`;
    expect(wrap(line)).toBe(`  await run(['cat'], {
    text: ${text},
    stdout: { write: 'a' },
  });`);
  });
});

import { beforeAll, expect, it } from '@jest/globals';
import { longRunLine } from '../../../src/rules/style/long-run-line.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

const PAD = 'a'.repeat(60);

ruleCases(longRunLine, {
  fires: [
    {
      name: 'a pipe of PowerShell',
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN $sum = $(Get-Content SHASUMS256.txt.asc | Select-String $(\'  node-v{0}-win-x64 | zip\' -f $env:NODE_VERSION)) -Split \' \' ; echo $sum\n',
      lines: [3],
      fixed:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN $sum = $(Get-Content SHASUMS256.txt.asc \\\n    | Select-String $(\'  node-v{0}-win-x64 | zip\' -f $env:NODE_VERSION)) -Split \' \' ; echo $sum\n',
    },
    {
      name: 'a condition',
      dockerfile:
        'FROM d:1\nRUN if [ "$FIRST_VARIABLE" = "7.3" ] || [ "$SECOND_VARIABLE" = "7.4" ] || [ "$THIRD_VARIABLE" = "7.5" ] || [ "$FOURTH_VARIABLE" = "8" ]; then \\\n  x; fi\n',
      lines: [2],
    },
    {
      name: 'a line of a here-document',
      dockerfile:
        '# escape=`\nFROM d:1\nRUN <<EOF\nfoo --option-one=value --option-two=value --option-three "a long quoted text that goes on and on and on and on and on, really" > x\nEOF\n',
      lines: [4],
      fixed:
        '# escape=`\nFROM d:1\nRUN <<EOF\nfoo --option-one=value --option-two=value --option-three \\\n  "a long quoted text that goes on and on and on and on and on, really" > x\nEOF\n',
    },
    {
      name: 'a word that is too long by itself',
      dockerfile:
        'FROM d:1\nRUN bash -c "foo --option-one=value --option-two=value --option-three a long quoted text that goes on and on and on and on and on, really --last x y"\n',
      lines: [2],
    },
    {
      name: 'flags, a quoted word',
      dockerfile:
        'FROM d:1\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked foo x y "a b c d e" w\n',
      lines: [2],
      fixed:
        'FROM d:1\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked foo x y "a b c d e" w\n',
    },
    {
      name: 'one long command, in a chain',
      dockerfile:
        'FROM d:1\nRUN x && \\\n    apt-get install -y package0 package1 package2 package3 package4 package5 package6 package7 package8 package9 package10 package11 package12 package13 package14 package15 package16 package17 package18 package19 && \\\n    y\n',
      lines: [3],
      fixed:
        'FROM d:1\nRUN x && \\\n    apt-get install -y package0 package1 package2 package3 package4 package5 package6 package7 package8 package9 \\\n      package10 package11 package12 package13 package14 package15 package16 package17 package18 package19 && \\\n    y\n',
    },
    {
      name: 'a chain, and a line in the middle',
      dockerfile: `FROM a:1\nRUN one ${PAD} && two b | c ${PAD} d e || f\nRUN x \\\n  && one ${PAD} b c && d e ${PAD}\n`,
      lines: [2, 4],
      fixed: `FROM a:1\nRUN one ${PAD} \\\n    && two b | c ${PAD} d e \\\n    || f\nRUN x \\\n  && one ${PAD} b c \\\n  && d e ${PAD}\n`,
    },
    {
      name: 'only a pipe to break at; another escape character',
      dockerfile: `# escape=\`\nFROM a:1\nRUN one ${PAD} b c d e | f ${PAD}\n`,
      lines: [3],
      fixed: `# escape=\`\nFROM a:1\nRUN one ${PAD} b c d e \`\n    | f ${PAD}\n`,
    },
    {
      name: 'nothing to break at, a line of a here-document',
      dockerfile: `FROM a:1\nRUN one b c d e f ${PAD}${PAD}\nRUN <<EOF\na b c d e f g ${PAD}${PAD}\nEOF\n`,
      lines: [2, 4],
    },
    {
      name: 'a limit of your own',
      dockerfile: 'FROM a:1\nRUN a b c d e && f g\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a b c d e \\\n    && f g\n',
      options: { max: 15 },
    },
    {
      name: 'a comment elsewhere, lines of a here-document between comments',
      dockerfile: `FROM a:1\n# b\nRUN one ${PAD} b c d e && f ${PAD}\nRUN <<EOF\n# c\n  foo b c d e -f ${PAD}${PAD} # d\n# e\nEOF\n`,
      lines: [3, 6],
      fixed: `FROM a:1\n# b\nRUN one ${PAD} b c d e \\\n    && f ${PAD}\nRUN <<EOF\n# c\n  foo b c d e -f ${PAD}${PAD} # d\n# e\nEOF\n`,
    },
    {
      name: 'text that is no command, JSON, what the shell can not read, a substitution',
      dockerfile: `FROM a:1\nRUN cat <<EOF > x\na b c d e f g h ${PAD} i ${PAD}\nEOF\nRUN ["a", "b", "c", "d", "e", "f", "g", "${PAD}", "${PAD}"]\nRUN a b c d e ( f g h ${PAD} i ${PAD}\nRUN foo "$(a b c d e f g h ${PAD} i ${PAD})"\n`,
      lines: [3, 5, 6, 7],
    },
    {
      name: 'a line that a program made',
      dockerfile: `FROM a:1\nRUN foo ${'abcd '.repeat(5000)}\n`,
      lines: [2],
    },
    {
      name: 'exactly as long as fits',
      dockerfile: 'FROM a:1\nRUN foo abc defgh i jk lm no pqr\nRUN foob -c de fg hi jk\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN foo abc defgh \\\n    i jk lm no pqr\nRUN foob -c de fg \\\n    hi jk\n',
      options: { max: 20 },
    },
    {
      name: 'pipes in quotes of cmd, and a quote that is not closed',
      dockerfile: `FROM mcr.microsoft.com/windows/nanoserver:1809\nRUN foo "a | b" c d e ${PAD} | bar f g ${PAD}\nRUN foo ""a | b c d e ${PAD} "f g ${PAD}\n`,
      lines: [2, 3],
      fixed: `FROM mcr.microsoft.com/windows/nanoserver:1809\nRUN foo "a | b" c d e ${PAD} \\\n    | bar f g ${PAD}\nRUN foo ""a | b c d e ${PAD} "f g ${PAD}\n`,
    },
  ],
  silent: [
    { name: 'an address', dockerfile: `FROM a:1\nRUN curl -o a b c d e https://x/${PAD}${PAD}\n` },
    { name: 'few words', dockerfile: `FROM a:1\nRUN a ${PAD} ${PAD}\n` },
    {
      name: 'long by its comment',
      dockerfile: `FROM a:1\nRUN a b c d e f g # ${PAD}${PAD}\nRUN a \\\n# a b c d e f g ${PAD}${PAD}\n  b\n`,
    },
    { name: 'other instructions', dockerfile: `FROM a:1\nCMD a b c d e f g ${PAD}${PAD}\n` },
    {
      name: 'as long as is fine, and six words with blanks around',
      dockerfile: `FROM a:1\nRUN a b c d e f ${'g'.repeat(104)}\nRUN a \\\n   a  b c  d e ${PAD}${PAD}\nRUN  a  b c d ${PAD}${PAD}\n`,
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says how long it is, and offers nothing where there is nothing to break at', () => {
  const dockerfile = `FROM a:1\nRUN x\nRUN a b c d e f ${'g'.repeat(105)}\n`;
  const [problem] = problemsOf(longRunLine, { name: '', dockerfile });
  expect([problem?.message, problem?.fix?.edits.length]).toEqual([
    'Break this line of 121 characters; 120 are fine.',
    1,
  ]);
  const single = `FROM a:1\nRUN <<EOF\na b c d e f g ${'h'.repeat(120)}\nEOF\nRUN ["a", "b", "c", "d", "e", "f", "${'h'.repeat(120)}"]\n`;
  expect(problemsOf(longRunLine, { name: '', dockerfile: single }).map(({ fix }) => fix)).toEqual([
    undefined,
    undefined,
  ]);
});

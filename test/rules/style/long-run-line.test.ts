import { longRunLine } from '../../../src/rules/style/long-run-line.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const PAD = 'a'.repeat(60);

ruleCases(longRunLine, {
  fires: [
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
      dockerfile: `FROM a:1\nRUN one ${PAD} b c d e f ${PAD}\nRUN <<EOF\na b c d e f g ${PAD}${PAD}\nEOF\n`,
      lines: [2, 4],
    },
    {
      name: 'a limit of your own',
      dockerfile: 'FROM a:1\nRUN a b c d e && f g\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a b c d e \\\n    && f g\n',
      options: { max: 15 },
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
  ],
});

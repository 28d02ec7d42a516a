import type { Rule } from '../rule.ts';
import { shellHasOption } from '../support/images/image-shell.ts';
import { runs } from '../support/instructions/instructions.ts';

export const chainWithAnd: Rule = {
  id: 'chain-with-and',
  group: 'shell',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['dockerfile_lint:no_ampersand_usage'],
  summary: 'Commands of a RUN joined by `;`, so that a failure is lost.',
  why: 'After a `;` the next command runs whatever happened before; only the last one decides whether the build goes on.',
  *check({ file }) {
    for (const run of runs(file)) {
      const { commands, options, errors } = run.shell();
      if (run.form === 'exec' || errors.length > 0 || shellHasOption(run, 'errexit', 'e')) continue;
      const errexit = options.find(({ name, on }) => name === 'errexit' && on)?.range.start ?? Number.POSITIVE_INFINITY;
      for (const [at, command] of commands.entries()) {
        const { inside, operatorAfter, operatorAfterRange: range } = command;
        if (inside.length > 0 || operatorAfter !== ';' || !range || range.start > errexit) continue;
        if (range.end > run.argsRange.end || command.name === 'set') continue;
        const next = commands[at + 1];
        // A loop or condition behind it takes an `&&` as well; the `;` of its own syntax stands behind a keyword.
        const between =
          next && run.shellText.slice(range.end - run.argsRange.start, next.range.start - run.argsRange.start);
        const opens = between !== undefined && /^(\s|\\\r?\n)*(if|for|while|until|case|\{|\()/.test(between);
        const plain = next && next.inside.length === 0 && next.operatorBeforeRange?.start === range.start;
        if (!plain && !opens) continue;
        const spaced = /\s/.test(file.text[range.start - 1] ?? '');
        yield {
          range,
          message: `A failure of \`${command.name ?? command.nameWord.text}\` is lost at this \`;\`; write \`&&\`.`,
          fix: {
            safety: 'unsafe',
            title: 'Go on only after success',
            edits: [{ range, text: spaced ? '&&' : ' &&' }],
          },
        };
      }
    }
  },
};

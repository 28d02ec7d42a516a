import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { isPlainChain, unusedIndexUpdate } from '../support/packages/package-index.ts';
export const mergeConsecutiveRun: Rule = {
  id: 'merge-consecutive-run',
  group: 'layers-cache',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: ['DL3059', 'Multiple RUN ADD COPY Instructions Listed', 'S7031'],
  summary: 'Two small RUNs in a row.',
  why: 'Each RUN is a layer, and what one leaves behind the next can no longer take out. Separate layers have their use in the build cache, so this is a hint only.',
  *check({ file }) {
    for (const run of file.instructions) {
      const before = file.instructions[run.index - 1];
      if (run.keyword !== 'RUN' || before?.keyword !== 'RUN' || before.stage !== run.stage) continue;
      // A file without any FROM is a part that is put into others.
      if (run.stage ? !run.stage.ships : file.stages.length > 0) continue;
      if (!isSmall(before) || !isSmall(run) || flagText(file, before) !== flagText(file, run)) continue;
      // An update without its install has a rule of its own, which joins the two as well.
      if (unusedIndexUpdate(before)) continue;
      const between = file.text.slice(before.range.end, run.range.start);
      const joinable = between.trim() === '' && isPlainChain(before) && isPlainChain(run) && !leavesTraces(before);
      yield {
        range: run.keywordRange,
        message:
          'This `RUN` and the one above make two layers; join them with `&&`, unless one of them changes more often.',
        fix: joinable
          ? {
              safety: 'unsafe',
              title: 'Join the two',
              edits: [
                {
                  range: { start: before.range.end, end: run.argsRange.start },
                  text: ` && ${file.escape}${file.eol}    `,
                },
              ],
            }
          : undefined,
      };
    }
  },
};

/** One or two commands that a shell reads on the line. */
function isSmall(run: Instruction): boolean {
  if (run.form === 'exec' || run.heredocs.length > 0) return false;
  const { commands, errors } = run.shell();
  return errors.length === 0 && commands.length > 0 && commands.length <= 2;
}

/** What a shell would carry over to the next command: its folder, its options. */
function leavesTraces(run: Instruction): boolean {
  return run
    .shell()
    .commands.some(({ name }) =>
      /^(cd|pushd|popd|set|shopt|umask|export|unset|source|\.|exec|trap|ulimit)$/.test(name ?? ''),
    );
}

function flagText({ text }: Dockerfile, { flags }: Instruction): string {
  return flags.map(({ range }) => text.slice(range.start, range.end)).join(' ');
}

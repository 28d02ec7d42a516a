import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { chainLinks } from '../support/instructions/line-breaks.ts';

export const runHeredocOverChain: Rule = {
  id: 'run-heredoc-over-chain',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'unsafe',
  aliases: ['tally/prefer-run-heredoc'],
  summary: 'A RUN chains many commands by &&.',
  why: 'In a here-document each command has its line, without && and backslashes; `set -e` stops at the first that fails.',
  options: {
    commands: { type: 'integer', description: 'From how many chained commands on a RUN is looked at.', default: 3 },
  },
  *check({ file, options }) {
    for (const run of runs(file)) {
      if (run.form === 'exec' || run.heredocs.length > 0) continue;
      const { commands, errors } = run.shell();
      const links = chainLinks(run);
      const count = links.filter(({ kind }) => kind === '&&').length + 1;
      if (errors.length > 0 || count < Number(options.commands)) continue;
      // There an error is no error, and `set -e` would make it one.
      if (
        links.some(({ kind }) => kind === '||') ||
        commands.some(({ background, inside }) => background || inside.includes('negation'))
      )
        continue;
      yield {
        range: run.keywordRange,
        message: `Write these ${count} commands into a here-document, one a line: \`RUN <<EOF\`.`,
        fix: fixOf(file, run),
      };
    }
  },
};

function fixOf(file: Dockerfile, run: Instruction): Fix | undefined {
  const { comments, text, eol } = file;
  const { commands, variables } = run.shell();
  const commented = comments.some(({ range }) => range.start > run.range.start && range.end <= run.range.end);
  const mixed = commands.some(
    ({ operatorBefore, inside }) => inside.length === 0 && /^[;&\n]$/.test(operatorBefore ?? ''),
  );
  if (run.onbuild || commented || mixed || file.escape !== '\\' || variables.some(({ exported }) => !exported))
    return undefined;
  // Nothing but top-level commands: a block would be cut in pieces.
  if (commands.some(({ inside }) => inside.some((context) => context !== 'substitution' && context !== 'shell-c')))
    return undefined;
  const cuts = chainLinks(run).filter(({ kind }) => kind === '&&');
  const starts = [run.argsRange.start, ...cuts.map(({ operator }) => operator.end)];
  const ends = [...cuts.map(({ operator }) => operator.start), run.argsRange.end];
  const lines = starts.map((start, index) =>
    text.slice(start, ends[index]).replace(/^(\s|\\\r?\n)+|(\s|\\\r?\n)+$/g, ''),
  );
  if (lines.some((line) => line === '' || line === 'EOF')) return undefined;
  return {
    safety: 'unsafe',
    title: 'Write a here-document',
    edits: [
      {
        range: { start: run.argsRange.start, end: run.range.end },
        text: ['<<EOF', 'set -e', ...lines, 'EOF'].join(eol),
      },
    ],
  };
}

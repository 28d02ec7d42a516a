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
    const enough = Number(options.commands);
    // RUN instructions that follow each other and are too short to be told of by themselves.
    let group: Instruction[] = [];
    let total = 0;
    for (const run of runs(file)) {
      const count = commandsOf(run);
      const joins = count > 0 && count < enough && follows(file, group.at(-1), run);
      group = joins ? [...group, run] : [run];
      total = joins ? total + count : count;
      const [first] = group;
      if (count >= enough) {
        yield {
          range: run.keywordRange,
          message: `Write these ${count} commands into a here-document, one a line: \`RUN <<EOF\`.`,
          fix: fixOf(file, run),
        };
        group = [];
      } else if (first && joins && total >= enough && total - count < enough) {
        yield {
          range: first.keywordRange,
          message: `Write the commands of this \`RUN\` and of those right below it into one here-document: \`RUN <<EOF\`.`,
        };
      }
      if (count === 0) group = [];
    }
  },
};

/** How many commands a RUN chains; 0 for one that is no here-document for a reason. */
function commandsOf(run: Instruction): number {
  if (run.form === 'exec' || run.heredocs.length > 0) return 0;
  const { commands, errors } = run.shell();
  const links = chainLinks(run);
  if (errors.length > 0 || commands.length === 0) return 0;
  // There an error is no error, and `set -e` would make it one.
  const tolerant =
    links.some(({ kind }) => kind === '||') ||
    commands.some(({ background, inside }) => background || inside.includes('negation'));
  return tolerant ? 0 : links.filter(({ kind }) => kind === '&&').length + 1;
}

/** Whether a RUN stands right below another one of the same sort, without a comment between. */
function follows({ text }: Dockerfile, before: Instruction | undefined, run: Instruction): boolean {
  if (before?.index !== run.index - 1 || before.onbuild || run.onbuild || before.stage !== run.stage) return false;
  const flags = (of: Instruction): string => of.flags.map(({ range }) => text.slice(range.start, range.end)).join(' ');
  return flags(before) === flags(run) && text.slice(before.range.end, run.range.start).trim() === '';
}

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
    text.slice(start, ends[index]).replace(/^(\s|\\\r?\n)+|(?<![\s\\])(\s|\\\r?\n)+$/g, ''),
  );
  if (lines.some((line) => line === '' || line === 'EOF')) return undefined;
  return {
    safety: 'unsafe',
    title: 'Write a here-document',
    edits: [
      {
        range: { start: run.argsRange.start, end: run.range.end },
        text: ['<<EOF', ...(/^set -[a-z]*e/.test(lines[0] ?? '') ? [] : ['set -e']), ...lines, 'EOF'].join(eol),
      },
    ],
  };
}

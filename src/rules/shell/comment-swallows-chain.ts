import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { lineAt, lineRange } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const commentSwallowsChain: Rule = {
  id: 'comment-swallows-chain',
  group: 'shell',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A comment behind a command that makes the rest of the RUN a comment too.',
  why: 'The builder joins continued lines before the shell reads them, so a comment behind a command reaches to the end of the whole instruction.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.form === 'exec') continue;
      const comment = run.shell().comments.find((range) => swallows(file, run, range));
      if (!comment) continue;
      yield {
        range: comment,
        message:
          'Everything behind this `#` is a comment, the lines below as well; put the comment on a line of its own.',
        fix: fixFor(file, run, comment),
      };
    }
  },
};

/** Whether more of the instruction's commands follow on the lines below a comment. */
function swallows(file: Dockerfile, run: Instruction, { start }: Range): boolean {
  // Inside of a word, or as `# …` between backquotes, which ends with them.
  const { text } = file;
  if (!/[\s;&|()]/.test(text[start - 1] ?? ' ')) return false;
  const line = lineRange(file.lines, lineAt(file.lines, start));
  if (line.end >= run.argsRange.end || !file.text.slice(start, line.end).trimEnd().endsWith(file.escape)) return false;
  return /\w/.test(run.shellText.slice(line.end - run.argsRange.start));
}

function fixFor(file: Dockerfile, run: Instruction, { start }: Range): Fix | undefined {
  const { text, lines, escape: escapeChar } = file;
  const line = lineRange(lines, lineAt(lines, start));
  const comment = text.slice(start, line.end).trimEnd().slice(0, -1).trimEnd();
  // Another continuation sign in the middle, or a quote, may mean something else.
  if (comment.includes(escapeChar) || /["'`]/.test(comment) || run.onbuild) return undefined;
  const behind = run.shellText.slice(line.end - run.argsRange.start);
  if (behind.includes('#')) return undefined;
  let from = start;
  while (/[ \t]/.test(text[from - 1] ?? '')) from--;
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  return {
    safety: 'unsafe',
    title: 'Put the comment on a line of its own',
    edits: [
      { range: { start: line.start, end: line.start }, text: `${indent}${comment}${file.eol}` },
      { range: { start: from, end: start + comment.length }, text: '' },
    ],
  };
}

import { suppressionComment } from '../../text/suppression-comment.ts';
import type { Rule } from '../rule.ts';

export const stageDescriptionComment: Rule = {
  id: 'stage-description-comment',
  group: 'build-stages',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['InvalidDefinitionDescription'],
  summary: 'A comment above a stage or ARG does not begin with its name.',
  why: '`docker build --call=outline` shows that comment as the description of the stage or argument.',
  *check({ file }) {
    for (const instruction of file.instructions) {
      const name =
        instruction.keyword === 'FROM'
          ? instruction.words[2]?.value
          : instruction.keyword === 'ARG'
            ? instruction.pairs[0]?.key
            : undefined;
      if (name === undefined || instruction.line === 1) continue;
      const line = file.text.slice(file.lines.starts[instruction.line - 2], file.lines.starts[instruction.line - 1]);
      const comment = /^\s*#(.*)/.exec(line)?.[1]?.trim();
      if (
        comment === undefined ||
        isAbout(comment, name) ||
        // A line between would part it from what it is about.
        suppressionComment(line.trim(), 0) !== undefined ||
        /^(\w+\s*=|(plimsoll|hadolint|shellcheck|check)\b)/i.test(comment)
      )
        continue;
      const start = file.lines.starts[instruction.line - 1] ?? 0;
      yield {
        range: {
          start: file.lines.starts[instruction.line - 2] ?? 0,
          end: (file.lines.starts[instruction.line - 1] ?? 1) - 1,
        },
        message: `Begin the comment with \`${name}\`, or leave a line free under it.`,
        fix: { safety: 'safe', title: 'Leave a line free', edits: [{ range: { start, end: start }, text: file.eol }] },
      };
    }
  },
};

/** Whether the comment's first word is the name. */
function isAbout(comment: string, name: string): boolean {
  return (
    comment.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/^[\w-]/.test(comment.slice(name.length))
  );
}

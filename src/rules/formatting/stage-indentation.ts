import { lineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';

export const stageIndentation: Rule = {
  id: 'stage-indentation',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/consistent-indentation'],
  summary: 'Instructions are not indented by their stage.',
  why: 'In a file with several stages a tab in front of what belongs to a FROM shows where each stage ends; a file with one stage needs none.',
  *check({ file }) {
    const several = file.stages.length > 1;
    for (const instruction of file.instructions) {
      const { stage, keyword, keywordRange, line } = instruction;
      const wanted = several && stage && keyword !== 'FROM' ? '\t' : '';
      const { start } = lineRange(file.lines, line);
      const found = file.text.slice(start, keywordRange.start);
      if (found === wanted || found.trim() !== '') continue;
      yield {
        range: { start, end: keywordRange.end },
        message:
          wanted === ''
            ? `Do not indent this \`${keyword}\`.`
            : `Indent this \`${keyword}\` by one tab: it belongs to the stage above.`,
        fix: {
          safety: 'safe',
          title: wanted === '' ? 'Take out the indentation' : 'Indent by one tab',
          edits: [{ range: { start, end: keywordRange.start }, text: wanted }],
        },
      };
    }
  },
};

import type { Rule } from '../rule.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';

export const multipleHealthcheck: Rule = {
  id: 'multiple-healthcheck',
  group: 'healthcheck',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['healthcheck'],
  aliases: [
    'DL3012',
    'MultipleInstructionsDisallowed',
    'DS-0023',
    'dockerfile-utils:MULTIPLE_INSTRUCTIONS',
    'dockerlinter:EI0001',
  ],
  summary: 'More than one HEALTHCHECK in a stage.',
  why: 'Only the last HEALTHCHECK of a stage counts; the others do nothing and mislead.',
  *check({ file }) {
    // A file without any FROM is a part that is put into others.
    const parts = file.stages.length === 0 ? [file] : file.stages;
    for (const { instructions } of parts) {
      const all = instructions.filter(({ keyword }) => keyword === 'HEALTHCHECK');
      for (const [at, instruction] of all.slice(0, -1).entries()) {
        yield {
          range: instruction.range,
          elsewhere: all.slice(at + 1, at + 2).map(({ range }) => range),
          message: 'This `HEALTHCHECK` is overridden by a later one of the same stage; delete it.',
          fix: {
            safety: 'safe',
            title: 'Delete the HEALTHCHECK without effect',
            edits: [deleteInstruction(file, instruction)],
          },
        };
      }
    }
  },
};

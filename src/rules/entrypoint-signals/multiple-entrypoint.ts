import type { Rule } from '../rule.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';

export const multipleEntrypoint: Rule = {
  id: 'multiple-entrypoint',
  group: 'entrypoint-signals',
  severity: 'error',
  default: true,
  fix: 'safe',
  aliases: [
    'DL4004',
    'MultipleInstructionsDisallowed',
    'DS-0007',
    'Multiple ENTRYPOINT Instructions Listed',
    'multiple-entrypoint-instructions',
    'S6589',
    'dockerfile-utils:MULTIPLE_INSTRUCTIONS',
    'dockerlint:multiple_entries',
    'dockerlinter:EI0001',
  ],
  summary: 'More than one ENTRYPOINT in a stage.',
  why: 'Only the last ENTRYPOINT of a stage counts; the others do nothing and mislead.',
  *check({ file }) {
    // A file without any FROM is a part that is put into others.
    const parts = file.stages.length === 0 ? [file] : file.stages;
    for (const { instructions } of parts) {
      const all = instructions.filter(({ keyword }) => keyword === 'ENTRYPOINT');
      for (const [at, instruction] of all.slice(0, -1).entries()) {
        yield {
          range: instruction.range,
          elsewhere: all.slice(at + 1, at + 2).map(({ range }) => range),
          message: 'This `ENTRYPOINT` is overridden by a later one of the same stage; delete it.',
          fix: {
            safety: 'safe',
            title: 'Delete the ENTRYPOINT without effect',
            edits: [deleteInstruction(file, instruction)],
          },
        };
      }
    }
  },
};

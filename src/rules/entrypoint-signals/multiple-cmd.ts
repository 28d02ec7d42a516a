import type { Rule } from '../rule.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';

export const multipleCmd: Rule = {
  id: 'multiple-cmd',
  group: 'entrypoint-signals',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: [
    'DL4003',
    'MultipleInstructionsDisallowed',
    'DS-0016',
    'Multiple CMD Instructions Listed',
    'multiple-cmd-instructions',
    'S6589',
    'dockerfile-utils:MULTIPLE_INSTRUCTIONS',
    'dockerlint:multiple_entries',
    'dockerlinter:EI0001',
  ],
  summary: 'More than one CMD in a stage.',
  why: 'Only the last CMD of a stage counts; the others do nothing and mislead.',
  *check({ file }) {
    // A file without any FROM is a part that is put into others.
    const parts = file.stages.length === 0 ? [file] : file.stages;
    for (const { instructions } of parts) {
      const cmds = instructions.filter(({ keyword }) => keyword === 'CMD');
      for (const [at, cmd] of cmds.slice(0, -1).entries()) {
        yield {
          range: cmd.range,
          elsewhere: cmds.slice(at + 1, at + 2).map(({ range }) => range),
          message: 'This `CMD` is overridden by a later one of the same stage; delete it.',
          fix: {
            safety: 'safe',
            title: 'Delete the CMD without effect',
            edits: [deleteInstruction(file, cmd)],
          },
        };
      }
    }
  },
};

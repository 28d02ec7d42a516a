import type { Rule } from '../rule.ts';
import { removeRange } from '../support/commands/command-edits.ts';
import { programOf } from '../support/files/programs.ts';
import { written } from '../support/instructions/instructions.ts';

export const copiedExecutableNotRootOwned: Rule = {
  id: 'copied-executable-not-root-owned',
  group: 'filesystem-permissions',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: ['Chown Flag Exists', 'S6504'],
  summary: 'A program that belongs to another account than root.',
  why: 'The account that runs the program can then change it, so whoever breaks into it can leave his own code there.',
  *check({ file }) {
    for (const instruction of written(file)) {
      const owner = instruction.flags.find(({ name }) => name === 'chown');
      if (!owner || !isOther(owner.expanded)) continue;
      const program = programOf(instruction);
      if (program === undefined) continue;
      const edit = removeRange(file, owner.range);
      yield {
        range: owner.range,
        message: `\`${program}\` can be changed by \`${owner.value}\`; leave it to root and let others read it.`,
        fix: edit ? { safety: 'unsafe', title: 'Leave the file to root', edits: [edit] } : undefined,
      };
    }
  },
};

/** Whether the owner is known to be another one than root. */
function isOther(owner: string | undefined): boolean {
  if (owner === undefined || owner === '') return false;
  const [user = ''] = owner.split(':');
  return user !== '' && user !== 'root' && user !== '0';
}

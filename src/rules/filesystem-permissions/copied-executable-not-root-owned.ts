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
  mentions: ['--chown'],
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
        message: `\`${program}\` can be changed by ${changer(owner.expanded ?? '', owner.value ?? '')}; leave it to root and let others read it.`,
        fix: edit ? { safety: 'unsafe', title: 'Leave the file to root', edits: [edit] } : undefined,
      };
    }
  },
};

/** Whether the owner is known to be another one than root. */
function isOther(owner: string | undefined): boolean {
  if (owner === undefined || owner === '') return false;
  return owner.split(':', 2).some((name) => !isRoot(name));
}

function isRoot(name: string): boolean {
  return name === '' || name === 'root' || name === '0';
}

/** @param written the owner as in the file */
function changer(owner: string, written: string): string {
  const [user = '', group = ''] = owner.split(':');
  return isRoot(user) ? `the group \`${group}\` where its mode lets groups write` : `\`${written}\``;
}

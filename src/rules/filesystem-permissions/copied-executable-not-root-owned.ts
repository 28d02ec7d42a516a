import { posix } from 'node:path';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { removeRange } from '../support/commands/command-edits.ts';
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

const SYSTEM = /^\/(bin|boot|dev|etc|lib\w*|proc|root|usr|sbin)(\/|$)/;
const PROGRAM = /\.(sh|bash|zsh|fish|py|rb|pl|php|bin|elf|so|service|timer|socket)$/;
/** Where applications live in spite of the name of the folder above. */
const DATA = /^\/usr\/(src|share\/nginx|local\/(app|tomcat|airflow|share))(\/|$)|^\/etc\/\w+(\/|$)/;

/** Whether the owner is known to be another one than root. */
function isOther(owner: string | undefined): boolean {
  if (owner === undefined || owner === '') return false;
  const [user = ''] = owner.split(':');
  return user !== '' && user !== 'root' && user !== '0';
}

function programOf({ keyword, words, state, heredocs }: Instruction): string | undefined {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || heredocs.length > 0) return undefined;
  const sources = words.slice(0, -1).map(({ value }) => value);
  const script = sources.find((source) => PROGRAM.test(source));
  if (script !== undefined) return script;
  const target = words.at(-1)?.expanded ?? '';
  const path = target.startsWith('/') ? target : state.workdir === undefined ? '' : posix.join(state.workdir, target);
  return SYSTEM.test(path) && !DATA.test(path) ? path : undefined;
}

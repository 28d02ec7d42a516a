import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Instruction, Word } from '../../dockerfile/model.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { resolvePath } from '../support/files/copies.ts';
import { dropsPrivileges, endsAsRoot } from '../support/images/privileges.ts';

export const rootWithPersistentState: Rule = {
  id: 'root-with-persistent-state',
  group: 'user',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['tally/stateful-root-runtime'],
  summary: 'An image that keeps data runs as root.',
  why: 'Data that outlives the container belongs to root then, and a flaw in the program reaches all of it.',
  *check({ file, image }) {
    const { target } = file;
    if (!target || !endsAsRoot(file) || dropsPrivileges(image)) return;
    const place = chainInstructions(target).map(placeOfState).find(Boolean);
    if (!place) return;
    yield {
      range: place,
      message:
        'The image keeps data here and runs as root; give the folder to an unprivileged account and switch to it with `USER`.',
    };
  },
};

/** Folders whose contents are meant to last. */
const STATE = /^\/(data|srv)(\/|$)|^\/var\/(lib|log|cache|run|spool)\//;

/** Where an instruction makes or declares such a folder. */
function placeOfState(instruction: Instruction): Range | undefined {
  const { keyword, words, range, state } = instruction;
  const lasting = (path: string) => STATE.test(resolvePath(path, state.workdir) ?? path);
  const written = (word: Word | undefined) => lasting(word?.expanded ?? word?.value ?? '');
  if (keyword === 'VOLUME') return range;
  if (keyword === 'WORKDIR') return written(words[0]) ? range : undefined;
  if (keyword === 'COPY' || keyword === 'ADD') return written(words.at(-1)) ? range : undefined;
  if (keyword !== 'RUN') return undefined;
  return instruction
    .shell()
    .commands.find(({ name, args }) => name === 'mkdir' && args.some(({ text }) => lasting(text)))?.range;
}

import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';
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
    const state = chainInstructions(target).find(({ keyword, words }) => {
      if (keyword === 'VOLUME') return true;
      if (keyword === 'WORKDIR') return STATE.test(words[0]?.value ?? '');
      return (keyword === 'COPY' || keyword === 'ADD') && STATE.test(words.at(-1)?.value ?? '');
    });
    const made = chainInstructions(target)
      .filter(({ keyword }) => keyword === 'RUN')
      .flatMap((run) => run.shell().commands)
      .find(({ name, args }) => name === 'mkdir' && args.some(({ text }) => STATE.test(text)));
    const place = state?.range ?? made?.range;
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

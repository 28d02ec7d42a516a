import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { removeItems } from '../support/yaml/item-edits.ts';

export const dockerSocketVolume: Rule = {
  id: 'docker-socket-volume',
  group: 'filesystem-permissions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['dockerfile-dockerd-socket-mount'],
  summary: 'The socket of Docker as a volume.',
  why: 'Whoever may talk to the socket of Docker is root on the machine that runs it.',
  *check({ file }) {
    for (const instruction of written(file)) {
      if (instruction.keyword !== 'VOLUME') continue;
      const found = instruction.words.filter(({ expanded }) => expanded !== undefined && PATH.test(expanded));
      const edits = removeItems(file, instruction, instruction.words, found);
      for (const [at, { range, value }] of found.entries()) {
        const edit = edits[at];
        yield {
          range,
          message: `\`${value}\` gives the container all rights over its machine; remove it from VOLUME.`,
          fix: edit ? { safety: 'unsafe', title: 'Remove the volume', edits: [edit] } : undefined,
        };
      }
    }
  },
};

const PATH = /^\/(var\/)?run\/docker\.sock\/?$/;

import type { Rule } from '../rule.ts';
import { volumesLike } from '../support/instructions/volumes.ts';

export const dockerSocketVolume: Rule = {
  id: 'docker-socket-volume',
  group: 'filesystem-permissions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['docker.sock'],
  aliases: ['dockerfile-dockerd-socket-mount'],
  summary: 'The socket of Docker as a volume.',
  why: 'Whoever may talk to the socket of Docker is root on the machine that runs it.',
  check: ({ file }) =>
    volumesLike(
      file,
      PATH,
      (path) => `\`${path}\` gives the container all rights over its machine; remove it from VOLUME.`,
    ),
};

const PATH = /^\/(var\/)?run\/docker\.sock\/?$/;

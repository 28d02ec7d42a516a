import type { Rule } from '../rule.ts';
import { settingProblems } from '../support/instructions/settings.ts';

export const nodeTlsRejectOff: Rule = {
  id: 'node-tls-reject-off',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['node_tls'],
  aliases: ['CKV2_DOCKER_6'],
  summary: 'Node does not check the servers it talks to.',
  why: 'Every TLS connection of Node then takes an answer from anybody on the way, at build time and in every container.',
  *check({ file }) {
    yield* settingProblems(file, {
      names: /^NODE_TLS_REJECT_UNAUTHORIZED$/,
      bad: /^0$/,
      message: (name) =>
        `\`${name}=0\` takes the check away from every TLS connection of Node; remove it, and name your own certificate authority with \`NODE_EXTRA_CA_CERTS\`.`,
      title: 'Check the certificate',
    });
  },
};

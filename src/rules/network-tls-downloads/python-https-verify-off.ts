import type { Rule } from '../rule.ts';
import { settingProblems } from '../support/instructions/settings.ts';

export const pythonHttpsVerifyOff: Rule = {
  id: 'python-https-verify-off',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['pythonhttpsverify'],
  aliases: ['CKV2_DOCKER_5'],
  summary: 'Python does not check the servers it talks to.',
  why: 'Every HTTPS request of Python then takes an answer from anybody on the way, at build time and in every container.',
  *check({ file }) {
    yield* settingProblems(file, {
      names: /^PYTHONHTTPSVERIFY$/,
      bad: /^0$/,
      message: (name) =>
        `\`${name}=0\` takes the check away from every HTTPS request of Python; remove it, and install the certificate authority if the server is your own.`,
      title: 'Check the certificate',
    });
  },
};

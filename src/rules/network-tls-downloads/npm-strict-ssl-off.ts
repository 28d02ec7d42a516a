import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { removeCommand } from '../support/commands/command-edits.ts';
import { speaksOf, writtenText } from '../support/files/written-text.ts';
import { runs } from '../support/instructions/instructions.ts';
import { settingProblems } from '../support/instructions/settings.ts';

export const npmStrictSslOff: Rule = {
  id: 'npm-strict-ssl-off',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['strict'],
  aliases: ['CKV2_DOCKER_12', 'CKV2_DOCKER_13'],
  summary: 'npm does not check the registry it talks to.',
  why: 'Without the check anybody on the way can offer another package, whose code runs during the build and in the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { family, packages, command } of packageCalls(run.shell())) {
        const at = packages.findIndex(({ value }) => KEY.test(value ?? ''));
        if (family !== 'npm' || at === -1 || packages[at + 1]?.value !== 'false') continue;
        const value = packages[at + 1]?.range;
        // Where the command has to stay it says the opposite.
        const start = value && value.start + file.text.slice(value.start, value.end).indexOf('false');
        const turned =
          start === undefined ? undefined : { range: { start, end: start + 'false'.length }, text: 'true' };
        const edit = removeCommand(file, run, command) ?? turned;
        yield {
          range: command.range,
          message: `\`${packages[at]?.value} false\` makes ${command.name} take packages from anybody; remove it, and name your own certificate authority with \`NODE_EXTRA_CA_CERTS\`.`,
          fix: edit ? { safety: 'unsafe', title: 'Check the certificate', edits: [edit] } : undefined,
        };
      }
    }
    for (const { instruction, range, match } of writtenText(file, WRITTEN)) {
      if (!speaksOf(file, instruction, NPM)) continue;
      yield {
        range,
        message: `\`${match[0]}\` takes packages from anybody; remove it, and name your own certificate authority with \`NODE_EXTRA_CA_CERTS\`.`,
        fix: {
          safety: 'unsafe',
          title: 'Check the certificate',
          edits: [{ range: { start: range.end - 'false'.length, end: range.end }, text: 'true' }],
        },
      };
    }
    yield* settingProblems(file, {
      names: /^npm_config_strict_ssl$/i,
      bad: /^(false|0)$/i,
      message: (name) =>
        `\`${name}\` makes npm take packages from anybody; remove it, and name your own certificate authority with \`NODE_EXTRA_CA_CERTS\`.`,
      title: 'Check the certificate',
    });
  },
};

const KEY = /^(strict-ssl|enableStrictSsl)$/;
const WRITTEN = /\bstrict-ssl[ \t]*=[ \t]*false\b/gi;
const NPM = /npm|yarn/;

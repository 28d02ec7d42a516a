import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';
import { speaksOf, writtenText } from '../support/files/written-text.ts';
import { runs } from '../support/instructions/instructions.ts';

export const rpmSslverifyOff: Rule = {
  id: 'rpm-sslverify-off',
  group: 'packages-rpm',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['sslverify'],
  aliases: ['CKV2_DOCKER_15'],
  summary: 'A package repository is asked without a check of its certificate.',
  why: 'Without the check anybody on the way can offer other packages, or older ones with known holes.',
  *check({ file }) {
    const git = runs(file).flatMap((run) => run.shell().commands.filter(({ name }) => name === 'git'));
    for (const { instruction, range, match } of writtenText(file, OFF)) {
      if (!speaksOf(file, instruction, RPM)) continue;
      if (/(s[/|#,@]|http\.)$/i.test(file.text.slice(Math.max(0, range.start - 5), range.start))) continue;
      if (git.some((command) => command.range.start < range.start && range.start < command.range.end)) continue;
      const value = match[1] ?? '';
      yield {
        range,
        message: `\`${match[0]}\` does not check who the repository is; set it to 1, and install the certificate authority if it is your own.`,
        fix: {
          safety: 'unsafe',
          title: 'Check the certificate',
          edits: [{ range: { start: range.end - value.length, end: range.end }, text: ON[value.toLowerCase()] ?? '1' }],
        },
      };
    }
  },
};

const OFF = /(?<=\b|\\n)sslverify\s*=\s*["']?(0|false|no)\b/gi;
const RPM = /\b(yum|dnf|microdnf|tdnf|repo)\b/;
const ON: Readonly<Record<string, string>> = lookup({ 0: '1', false: 'true', no: 'yes' });

import type { Rule } from '../rule.ts';
import { rpmCalls } from '../support/packages/rpm.ts';

export const zypperPinVersion: Rule = {
  id: 'zypper-pin-version',
  group: 'packages-rpm',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['zypper'],
  aliases: ['DL3037', 'Zypper Install Without Version'],
  summary: 'A package of `zypper install` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images. Pinning also keeps security updates out, so it is off unless asked for.',
  *check({ file }) {
    for (const { call } of rpmCalls(file, ['zypper'])) {
      if (call.subcommand !== 'install') continue;
      for (const { value, text, range } of call.packages) {
        if (value === undefined || /[=<>/]/.test(text) || /\.rpm$/.test(text) || /^[a-z]+:/.test(text)) continue;
        yield {
          range,
          message: `\`${text}\` is installed in whatever version is newest; write \`${text}=<version>\`.`,
        };
      }
    }
  },
};

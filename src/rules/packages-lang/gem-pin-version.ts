import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gemPinVersion: Rule = {
  id: 'gem-pin-version',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['gem'],
  aliases: ['DL3028', 'Gem Install Without Version', 'dockerlinter:ER0016'],
  summary: 'A gem of `gem install` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of packageCalls(run.shell())) {
        if (call.family !== 'gem' || call.subcommand !== 'install' || hasFlag(call, '-v', '--version')) continue;
        if (call.flags.some(({ name }) => /^-v./.test(name))) continue;
        for (const { value, text, range } of call.packages) {
          if (value === undefined || text === '' || /[:/]|\.gem$/.test(text)) continue;
          yield {
            range,
            message: `\`${text}\` is installed in whatever version is newest; write \`${text}:<version>\`.`,
          };
        }
      }
    }
  },
};

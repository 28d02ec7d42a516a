import type { Rule } from '../rule.ts';
import { removeRange } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const runHostNetwork: Rule = {
  id: 'run-host-network',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['--network'],
  aliases: ['S6431'],
  summary: 'A RUN in the network of the machine that builds.',
  why: 'The command reaches everything that the machine that builds reaches, services on localhost included.',
  *check({ file }) {
    for (const { flags } of runs(file)) {
      for (const { name, expanded, range } of flags) {
        if (name !== 'network' || expanded !== 'host') continue;
        const edit = removeRange(file, range);
        yield {
          range,
          message: '`--network=host` opens the network of the building machine to this command; remove the flag.',
          fix: edit ? { safety: 'unsafe', title: 'Keep the network apart', edits: [edit] } : undefined,
        };
      }
    }
  },
};

import type { Rule } from '../rule.ts';
import { removeRange } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const runInsecureSandbox: Rule = {
  id: 'run-insecure-sandbox',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['--security'],
  aliases: ['S6502'],
  summary: 'A RUN that is carried out without the sandbox.',
  why: 'The command gets the rights of the machine that builds, so what it downloads can take over that machine.',
  *check({ file }) {
    for (const { flags } of runs(file)) {
      for (const { name, expanded, range } of flags) {
        if (name !== 'security' || expanded !== 'insecure') continue;
        const edit = removeRange(file, range);
        yield {
          range,
          message: '`--security=insecure` takes this command out of the sandbox; remove the flag.',
          fix: edit ? { safety: 'unsafe', title: 'Keep the sandbox', edits: [edit] } : undefined,
        };
      }
    }
  },
};

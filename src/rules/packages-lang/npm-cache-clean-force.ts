import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const npmCacheCleanForce: Rule = {
  id: 'npm-cache-clean-force',
  group: 'packages-lang',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['npm'],
  aliases: ['npmCacheCleanUseForce'],
  summary: '`npm cache clean` without --force.',
  why: 'Since version 5 npm refuses to clean its cache without --force, so the build fails.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of packageCalls(run.shell())) {
        const [clean] = call.packages;
        if (call.manager !== 'npm' || call.subcommand !== 'cache' || !clean) continue;
        if (!/^(clean|clear|rm)$/.test(clean.value ?? '') || hasFlag(call, '--force', '-f')) continue;
        yield {
          range: { start: call.command.nameWord.range.start, end: clean.range.end },
          message: `npm refuses \`npm cache ${clean.value}\` without \`--force\`; add it.`,
          fix: { safety: 'safe', title: 'Add --force', edits: [insertAfter(run, call.command, clean, '--force')] },
        };
      }
    }
  },
};

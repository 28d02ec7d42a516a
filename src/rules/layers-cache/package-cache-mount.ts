import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { runs } from '../support/instructions/instructions.ts';
import { cacheMountEdits, isMounted, mounts } from '../support/packages/cache-mounts.ts';
import { cacheOf, type PackageCache } from '../support/packages/caches.ts';

export const packageCacheMount: Rule = {
  id: 'package-cache-mount',
  group: 'layers-cache',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['tally/prefer-package-cache-mounts', 'tally/ruby/prefer-bundler-cache-mount'],
  summary: 'A package manager downloads everything anew in every build.',
  why: 'A cache mount keeps downloads between builds and out of the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.form === 'exec' || isWindowsStage(run.stage)) continue;
      const told = new Set<string>();
      const { commands } = run.shell();
      for (const command of commands) {
        const cache = cacheOf(run, command);
        if (!cache || told.has(cache.manager) || isMounted(run, cache)) continue;
        told.add(cache.manager);
        yield {
          range: { start: command.nameWord.range.start, end: command.args[0]?.range.end ?? command.nameWord.range.end },
          message: `Mount a cache for ${cache.manager}: \`RUN ${mounts(cache)} …\`.`,
          // One mount changes what the others would do; the next round brings theirs.
          fix: told.size > 1 ? undefined : fixOf(file, run, cache),
        };
      }
    }
  },
};

function fixOf(file: Dockerfile, run: Instruction, cache: PackageCache): Fix | undefined {
  const edits = cacheMountEdits(file, run, cache);
  return edits && { safety: 'unsafe', title: `Keep the downloads of ${cache.manager} in a cache`, edits };
}

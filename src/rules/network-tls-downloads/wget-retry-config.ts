import { chainOf } from '../../dockerfile/chain.ts';
import type { Stage } from '../../dockerfile/model.ts';
import { downloadOption, downloads } from '../../shell/downloads.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { configured, insertBefore, isConfiguredLater } from '../support/packages/retry-config.ts';

export const wgetRetryConfig: Rule = {
  id: 'wget-retry-config',
  group: 'network-tls-downloads',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['wget'],
  aliases: ['tally/prefer-wget-config'],
  summary: 'wget gives up at the first hiccup of the network.',
  why: 'One lost packet then fails the whole build. A configuration file makes every download of the stage try again.',
  *check({ file }) {
    const seen = new Set<Stage | undefined>();
    const mended = new Set<Stage>();
    const settled = configured(file, /wgetrc/i);
    for (const run of runs(file)) {
      if (seen.has(run.stage) || settled(run) || run.state.variable('WGETRC')) continue;
      const script = run.shell();
      const call = downloads(script).find(
        (candidate) => candidate.tool === 'wget' && !downloadOption(candidate, '--tries', '-t'),
      );
      const installed = packageCalls(script).find(
        ({ subcommand, packages }) =>
          /^(install|add)$/.test(subcommand ?? '') && packages.some(({ value }) => value === 'wget'),
      );
      const command = call?.command ?? installed?.command;
      if (!command) continue;
      seen.add(run.stage);
      const text = [
        'ENV WGETRC=/etc/wgetrc',
        'COPY --chmod=0644 <<EOF ${WGETRC}',
        'tries = 5',
        'timeout = 60',
        'retry_connrefused = on',
        'EOF',
      ];
      const fix = isConfiguredLater(file, run, /wgetrc/i) ? undefined : insertBefore(file, run, text);
      if (fix && run.stage) mended.add(run.stage);
      yield {
        range: command.nameWord.range,
        message:
          '`wget` does not try again when the network fails; put `--tries` into a configuration file before this RUN.',
        // What the stage beneath gets holds here as well.
        fix: chainOf(run.stage?.parent).some((stage) => mended.has(stage)) ? undefined : fix,
      };
    }
  },
};

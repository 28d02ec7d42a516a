import { chainOf } from '../../dockerfile/chain.ts';
import type { Stage } from '../../dockerfile/model.ts';
import { downloadOption, downloads } from '../../shell/downloads.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { configured, insertBefore, isConfiguredLater } from '../support/packages/retry-config.ts';

export const curlRetryConfig: Rule = {
  id: 'curl-retry-config',
  group: 'network-tls-downloads',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['curl'],
  aliases: ['tally/prefer-curl-config'],
  summary: 'curl gives up at the first hiccup of the network.',
  why: 'One lost packet then fails the whole build. A configuration file makes every download of the stage try again.',
  *check({ file }) {
    const seen = new Set<Stage | undefined>();
    const mended = new Set<Stage>();
    const settled = configured(file, /\.curlrc/);
    for (const run of runs(file)) {
      if (seen.has(run.stage) || settled(run) || run.state.variable('CURL_HOME')) continue;
      const script = run.shell();
      const call = downloads(script).find(
        (candidate) => candidate.tool === 'curl' && !downloadOption(candidate, '--retry'),
      );
      const installed = packageCalls(script).find(
        ({ subcommand, packages }) =>
          /^(install|add)$/.test(subcommand ?? '') && packages.some(({ value }) => value === 'curl'),
      );
      const command = call?.command ?? installed?.command;
      if (!command) continue;
      seen.add(run.stage);
      const text = [
        'ENV CURL_HOME=/etc/curl',
        'COPY --chmod=0644 <<EOF ${CURL_HOME}/.curlrc',
        'retry = 5',
        'retry-connrefused',
        'connect-timeout = 15',
        'max-time = 300',
        'EOF',
      ];
      const fix = isConfiguredLater(file, run, /\.curlrc|\bCURL_HOME\b/) ? undefined : insertBefore(file, run, text);
      if (fix && run.stage) mended.add(run.stage);
      yield {
        range: command.nameWord.range,
        message:
          '`curl` does not try again when the network fails; put `--retry` into a configuration file before this RUN.',
        // What the stage beneath gets holds here as well.
        fix: chainOf(run.stage?.parent).some((stage) => mended.has(stage)) ? undefined : fix,
      };
    }
  },
};

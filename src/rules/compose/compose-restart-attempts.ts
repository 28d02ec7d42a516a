import type { Service } from '../../compose/model.ts';
import type { YamlValue } from '../../text/yaml.ts';
import { innerRange } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { unsafeFix } from '../support/yaml/compose.ts';

export const composeRestartAttempts: ComposeRule = {
  id: 'compose-restart-attempts',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['Restart Policy On Failure Not Set To 5'],
  summary: 'A failing service is restarted another number of times than five.',
  why: 'Restarted without end, a broken service uses up the host; five attempts get over a slow neighbour.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      for (const value of [service.get('restart')?.value, attempts(service)]) {
        const match = value?.kind === 'scalar' ? /^(on-failure:)?(\d+)$/.exec(value.text) : null;
        const [, prefix, count = ''] = match ?? [];
        const isRestart = value === service.get('restart')?.value;
        if (!value || !match || Number(count) === 5 || isRestart !== (prefix !== undefined)) continue;
        const end = innerRange(file.text, value.range).end;
        const range = { start: end - count.length, end };
        const written = file.text.slice(range.start, range.end) === count;
        yield {
          range: value.range,
          message: `Service \`${service.name}\` is restarted ${count} times when it fails; five are usual.`,
          fix: unsafeFix('Restart it five times', written ? [{ range, text: '5' }] : undefined),
        };
      }
    }
  },
};

function attempts(service: Service): YamlValue | undefined {
  if (service.text('deploy', 'restart_policy', 'condition') !== 'on-failure') return undefined;
  return service.at('deploy', 'restart_policy', 'max_attempts');
}

import type { Flag, Instruction } from '../../dockerfile/model.ts';
import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';

export const healthcheckMalformed: Rule = {
  id: 'healthcheck-malformed',
  group: 'healthcheck',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['healthcheck'],
  aliases: [
    'dockerfilelint:healthcheck_options_missing_args',
    'dockerfilelint:invalid_format',
    'dockerfile_lint:healthcheck_parse',
    'dockerfile-utils:UNKNOWN_TYPE',
    'dockerfile-utils:HEALTHCHECK_CMD_ARGUMENT_MISSING',
    'dockerfile-utils:UNKNOWN_HEALTHCHECK_FLAG',
    'dockerfile-utils:FLAG_AT_LEAST_ONE',
    'dockerfile-utils:FLAG_INVALID_DURATION',
    'dockerfile-utils:FLAG_LESS_THAN_1MS',
    'dockerfile-utils:FLAG_MISSING_DURATION',
    'dockerfile-utils:FLAG_UNKNOWN_UNIT',
  ],
  summary: 'A HEALTHCHECK that Docker refuses.',
  why: 'The build stops at it.',
  *check({ file }) {
    for (const outer of file.instructions) {
      const instruction = outer.trigger ?? outer;
      if (instruction.keyword !== 'HEALTHCHECK') continue;
      for (const flag of instruction.flags) {
        const message = flagProblem(flag);
        if (message !== undefined) yield { range: flag.range, message };
      }
      const message = formProblem(instruction);
      if (message !== undefined) yield { range: instruction.range, message };
    }
  },
};

const DURATIONS = new Set(['interval', 'timeout', 'start-period', 'start-interval']);
/** Nanoseconds: https://pkg.go.dev/time#ParseDuration */
const UNITS: Readonly<Record<string, number>> = lookup({
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
});

function flagProblem({ name, value, expanded }: Flag): string | undefined {
  // Any other name is told by unknown-or-bad-flag.
  if (name !== 'retries' && !DURATIONS.has(name)) return undefined;
  if (value === undefined || value === '')
    return `\`--${name}\` needs a value, such as \`--${name}=${name === 'retries' ? '3' : '30s'}\`.`;
  if (value.includes('$') && expanded === undefined) return undefined;
  const text = expanded ?? value;
  if (name === 'retries')
    return /^\+?[1-9]\d*$/.test(text)
      ? undefined
      : `\`--retries\` takes a whole number of at least 1, not \`${text}\`.`;
  if (/^[+-]?0$/.test(text)) return undefined;
  if (!/^\+?(\d+(\.\d*)?(ns|us|µs|μs|ms|s|m|h))+$/.test(text))
    return `\`--${name}\` takes a duration with a unit, such as \`30s\`, not \`${text}\`.`;
  const sum = [...text.matchAll(/(?<!\d)(\d+(?:\.\d*)?)(ns|us|µs|μs|ms|s|m|h)/g)].reduce(
    (total, [, number, unit]) => total + Number(number) * (UNITS[unit ?? ''] ?? 0),
    0,
  );
  return sum < 1e6 ? `\`--${name}\` has to be at least 1ms.` : undefined;
}

function formProblem({ words }: Instruction): string | undefined {
  const [type, ...rest] = words;
  const keyword = type?.value.toUpperCase();
  if (keyword === 'NONE') return rest.length > 0 ? 'Nothing may follow `HEALTHCHECK NONE`.' : undefined;
  if (keyword !== 'CMD') return '`HEALTHCHECK` needs `CMD` and a command, or `NONE`.';
  return rest.length === 0 ? '`HEALTHCHECK CMD` needs a command.' : undefined;
}

import type { Pair } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';

export const debugModeEnabled: Rule = {
  id: 'debug-mode-enabled',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['S4507'],
  summary: 'An image that runs in debug or development mode.',
  why: 'In these modes programs show their inside to whoever asks, and some let him run code.',
  *check({ file }) {
    if (FOR_DEVELOPMENT.test(file.path)) return;
    for (const stage of file.stages) {
      if (!stage.ships) continue;
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'ENV') continue;
        for (const pair of instruction.pairs) {
          const value = replacement(pair);
          // What a later ENV replaces doesn't count.
          if (value === undefined || file.target?.end.variable(pair.key)?.instruction !== instruction) continue;
          yield {
            range: pair.range,
            message: `\`${pair.key}\` switches development mode on in the image that ships; set it to \`${value}\`.`,
            fix: fixFor(file.text, pair, value),
          };
        }
      }
    }
  },
};

/** Files that say by their name that their image is for development. */
const FOR_DEVELOPMENT = /(^|[./_-])(dev|devel|develop|development|devcontainer|debug|test|tests|ci|local)([./_-]|$)/i;

/** What to set instead; undefined when nothing is switched on. */
function replacement({ key, expanded }: Pair): string | undefined {
  const value = expanded?.toLowerCase();
  if (value === undefined || value === '') return undefined;
  if (/XDEBUG_MODE$/i.test(key)) return value === 'off' ? undefined : 'off';
  if (/(ENV|ENVIRONMENT)$/i.test(key))
    return /^(dev|devel|develop|development)$/.test(value) ? 'production' : undefined;
  if (!/DEBUG$/i.test(key)) return undefined;
  if (value === '1') return '0';
  if (value === 'on') return 'off';
  if (value === 'yes') return 'no';
  return value === 'true' ? 'false' : undefined;
}

function fixFor(source: string, { valueRange, value, expanded }: Pair, text: string): Fix | undefined {
  if (!valueRange || value !== expanded) return undefined;
  const { start, end } = valueRange;
  const quote = /^(["']?)(.*)\1$/.exec(source.slice(start, end));
  if (!quote || quote[2] !== value) return undefined;
  const inset = quote[1]?.length ?? 0;
  const range = { start: start + inset, end: end - inset };
  return { safety: 'unsafe', title: `Set it to ${text}`, edits: [{ range, text }] };
}

import type { Dockerfile, Instruction, Pair } from '../../../dockerfile/model.ts';
import type { Problem } from '../../rule.ts';
import { written } from './instructions.ts';

export interface Label {
  readonly instruction: Instruction;
  readonly pair: Pair;
}

/** Every LABEL pair of a file, those in ONBUILD included. */
export function labels(file: Dockerfile): Label[] {
  return written(file).flatMap((instruction) =>
    instruction.keyword === 'LABEL' ? instruction.pairs.map((pair) => ({ instruction, pair })) : [],
  );
}

/** A rule's option that is a list of words. */
export function listOption(options: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = options[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The schema of an option with the keys of labels. */
export function keysOption(...keys: readonly string[]) {
  return {
    keys: {
      type: 'array',
      items: { type: 'string' },
      description: 'The keys of the labels that are looked at.',
      default: keys,
    },
  } as const;
}

/** Labels with one of the keys whose value fails a test; values with variables pass, as a build gives them their value. */
export function* valueProblems(
  file: Dockerfile,
  options: Readonly<Record<string, unknown>>,
  valid: (value: string) => boolean,
  message: (key: string, value: string) => string,
): Generator<Problem> {
  const keys = new Set(listOption(options, 'keys'));
  for (const { pair } of labels(file)) {
    const { key, value, valueRange, range } = pair;
    // An empty value is told once, by another rule.
    if (!keys.has(key) || value === undefined || value === '' || value.includes('$') || valid(value)) continue;
    yield { range: valueRange ?? range, message: message(key, value) };
  }
}

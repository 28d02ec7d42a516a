import { lookup } from '../../text/lookup.ts';
/** From which measured values on a script of the image holds more than start-up work. */
export interface Thresholds {
  readonly lines: number;
  readonly branches: number;
  readonly functions: number;
  readonly backgroundJobs: number;
  readonly dataCommands: number;
  readonly settings: number;
}

/**
 * A start-up script that a person reads at one sight fits a screen; two background jobs beside the main program are two services
 * more than a container should hold.
 */
export const DEFAULT_THRESHOLDS: Thresholds = {
  lines: 100,
  branches: 20,
  functions: 8,
  backgroundJobs: 2,
  dataCommands: 6,
  settings: 40,
};

/** The thresholds by the names that people write (`background-jobs`), with what each counts. */
export const THRESHOLD_NAMES: Readonly<Record<string, { readonly key: keyof Thresholds; readonly counts: string }>> =
  lookup({
    lines: { key: 'lines', counts: 'lines without blanks and comments' },
    branches: { key: 'branches', counts: 'if, elif, case branches and loops' },
    functions: { key: 'functions', counts: 'functions' },
    'background-jobs': { key: 'backgroundJobs', counts: 'processes that it starts in the background and that stay' },
    'data-commands': { key: 'dataCommands', counts: 'calls of awk, sed, jq and the like' },
    settings: { key: 'settings', counts: 'variables in capital letters that it sets' },
  });

/** One threshold by its written name; undefined for an unknown name or a value that is no whole number above 0. */
export function threshold(name: string, value: unknown): Partial<Thresholds> | undefined {
  const known = Object.hasOwn(THRESHOLD_NAMES, name) ? THRESHOLD_NAMES[name] : undefined;
  return known && Number.isInteger(value) && Number(value) > 0 ? { [known.key]: Number(value) } : undefined;
}

/** Reads `name=value`; undefined for an unknown name or a value that is no whole number above 0. */
export function parseThreshold(text: string): Partial<Thresholds> | undefined {
  const [, name = '', value] = /^([a-z-]+)=(\d+)$/.exec(text) ?? [];
  return value === undefined ? undefined : threshold(name, Number(value));
}

import type { Thresholds } from './model.ts';

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

/** Reads `name=value`; undefined for an unknown name or a value that is no positive number. */
export function parseThreshold(text: string): Partial<Thresholds> | undefined {
  const match = /^([a-zA-Z-]+)=(\d+)$/.exec(text);
  const name = match?.[1]?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (name === undefined || !Object.hasOwn(DEFAULT_THRESHOLDS, name) || Number(match?.[2]) < 1) return undefined;
  return { [name]: Number(match?.[2]) };
}

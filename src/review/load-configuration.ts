import { type Configuration, DEFAULT_CONFIGURATION } from './configuration.ts';
import { readHadolintSettings } from './hadolint-settings.ts';
import { readPlimsollSettings } from './plimsoll-settings.ts';
import type { Notice } from './types.ts';
import { keyOf, readSettingsFile } from './yaml-settings.ts';

/** Where a repository keeps its configuration; the first that exists counts. */
export const CONFIGURATION_PATHS = [
  '.github/plimsoll.yml',
  '.github/plimsoll.yaml',
  '.hadolint.yaml',
  '.hadolint.yml',
] as const;

/**
 * Reads a configuration, ours or hadolint's. Never throws: unknown keys and bad values become notices with line and column (from 1),
 * and the defaults stand in for them.
 * @param path tells by its name whether it is hadolint's; a name that says neither is decided by the keys
 */
export function loadConfiguration(
  text: string | undefined,
  path: string,
): { configuration: Configuration; notices: Notice[] } {
  if (text === undefined) return { configuration: DEFAULT_CONFIGURATION, notices: [] };
  const file = readSettingsFile(text, path);
  const name = path.split(/[\\/]/).at(-1) ?? '';
  const theirs =
    /hadolint/i.test(name) || (!/plimsoll/i.test(name) && file.items.some((item) => HADOLINT_ONLY.has(keyOf(item))));
  const configuration = theirs ? readHadolintSettings(file) : readPlimsollSettings(file);
  return { configuration, notices: file.notices };
}

const HADOLINT_ONLY = new Set([
  'ignored',
  'override',
  'trustedRegistries',
  'failure-threshold',
  'no-fail',
  'label-schema',
  'strict-labels',
  'disable-ignore-pragma',
]);

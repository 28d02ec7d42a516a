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

/** A configuration file that was read. */
export interface ConfigurationText {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads a repository's configuration over its organisation's: presets, lists of paths and single settings of the repository replace
 * the organisation's, rules are laid over them setting by setting, and overrides count after the organisation's. Never throws.
 * @param organisation the configuration file of the organisation's `.github` repository; undefined without one
 * @param repository undefined without one
 */
export function loadLayeredConfiguration(
  organisation: ConfigurationText | undefined,
  repository: ConfigurationText | undefined,
): { configuration: Configuration; notices: Notice[] } {
  const below = loadConfiguration(organisation?.text, organisation?.path ?? '');
  const own = loadConfiguration(repository?.text, repository?.path ?? '', below.configuration);
  return { configuration: own.configuration, notices: [...below.notices, ...own.notices] };
}

/**
 * Reads a configuration, ours or hadolint's. Never throws: unknown keys and bad values become notices with line and column (from 1),
 * and the defaults stand in for them.
 * @param path tells by its name whether it is hadolint's; a name that says neither is decided by the keys
 * @param below what holds where the file says nothing
 */
export function loadConfiguration(
  text: string | undefined,
  path: string,
  below: Configuration = DEFAULT_CONFIGURATION,
): { configuration: Configuration; notices: Notice[] } {
  if (text === undefined) return { configuration: below, notices: [] };
  const file = readSettingsFile(text, path);
  const name = path.split(/[\\/]/).at(-1) ?? '';
  const theirs =
    /hadolint/i.test(name) || (!/plimsoll/i.test(name) && file.items.some((item) => HADOLINT_ONLY.has(keyOf(item))));
  const configuration = theirs ? readHadolintSettings(file, below) : readPlimsollSettings(file, below);
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

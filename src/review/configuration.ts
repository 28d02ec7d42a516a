import { globRegex } from '../repository/ignore.ts';
import type { Thresholds } from '../repository/scripts/thresholds.ts';
import type { RuleDescription, Severity } from '../rules/rule.ts';
import { type Preset, presetSeverity } from './presets.ts';

export interface RuleSettings {
  readonly severity: Severity | 'off';
  /** `suggest`: shown, and applied only where somebody names the rule; `apply`: also by button and command; `never`: not even shown. */
  readonly fix: 'suggest' | 'apply' | 'never';
  readonly options: Readonly<Record<string, unknown>>;
}

/** By rule id (or ShellCheck's code); a rule that is not named keeps what the presets say. */
export type RulesSettings = ReadonlyMap<string, Partial<RuleSettings>>;

/** Settings for some files only. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: RulesSettings;
}

/** `.github/plimsoll.yml` (or another linter's file), checked, with defaults put in. */
export interface Configuration {
  readonly presets: readonly Preset[];
  readonly failOn: Severity | 'never';
  readonly comments: { readonly max: number };
  /** Globs of paths that are checked; empty means all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: RulesSettings;
  /** A later one wins over an earlier one. */
  readonly overrides: readonly Override[];
  /** Whether comments in files may suppress findings. */
  readonly suppressions: boolean;
  readonly plan: {
    /** Those that the file sets; the others keep their defaults. */
    readonly thresholds: Partial<Thresholds>;
  };
}

export const DEFAULT_CONFIGURATION: Configuration = {
  presets: ['recommended'],
  failOn: 'error',
  comments: { max: 25 },
  include: [],
  exclude: [],
  rules: new Map(),
  overrides: [],
  suppressions: true,
  plan: { thresholds: {} },
};

/** A rule with what holds for it. */
export interface Settled<R extends RuleDescription> {
  readonly rule: R;
  /** Its id and its peers', by which it may be suppressed. */
  readonly names: readonly string[];
  readonly settings: RuleSettings;
}

type Lists = WeakMap<readonly RuleDescription[], readonly Settled<RuleDescription>[]>;

/** Asked for every file, so it is worked out once a configuration: without and with all rules. */
const SETTLED = new WeakMap<Configuration, readonly [Lists, Lists]>();

/** Rules with what holds for each of them under a configuration. */
export function settledRules<R extends RuleDescription>(
  rules: readonly R[],
  configuration: Configuration,
  allRules = false,
): readonly Settled<R>[] {
  const lists = SETTLED.get(configuration) ?? [new WeakMap(), new WeakMap()];
  SETTLED.set(configuration, lists);
  const list = lists[allRules ? 1 : 0];
  const known = list.get(rules) as readonly Settled<R>[] | undefined;
  if (known) return known;
  const settled = rules.map((rule) => ({
    rule,
    names: [rule.id, ...rule.aliases],
    settings: settingsOf(rule, configuration, allRules),
  }));
  list.set(rules, settled);
  return settled;
}

/** What holds for a rule under a configuration. */
export function settingsOf(rule: RuleDescription, configuration: Configuration, allRules = false): RuleSettings {
  const own = configuration.rules.get(rule.id);
  const preset = presetSeverity(rule, configuration.presets);
  const defaults = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]),
  );
  return {
    severity: own?.severity ?? (preset === 'off' && allRules ? rule.severity : preset),
    fix: own?.fix ?? 'apply',
    options: { ...defaults, ...own?.options },
  };
}

/** Files that the same overrides fit share one configuration. */
const VARIANTS = new WeakMap<Configuration, Map<string, Configuration>>();

/** The configuration as it holds for one file. */
export function configurationFor(configuration: Configuration, path: string): Configuration {
  const fitting = configuration.overrides.filter(({ files }) => files.some((glob) => globRegex(glob).test(path)));
  if (fitting.length === 0) return configuration;
  const key = fitting.map((override) => configuration.overrides.indexOf(override)).join();
  const variants = VARIANTS.get(configuration) ?? new Map<string, Configuration>();
  VARIANTS.set(configuration, variants);
  const known = variants.get(key);
  if (known) return known;
  const variant: Configuration = {
    ...configuration,
    rules: fitting.reduce((rules, { rules: own }) => mergeRules(rules, own), configuration.rules),
  };
  variants.set(key, variant);
  return variant;
}

/** Puts settings over others, setting by setting. */
export function mergeRules(below: RulesSettings, above: RulesSettings): RulesSettings {
  const merged = new Map(below);
  for (const [id, settings] of above) {
    const known = merged.get(id);
    merged.set(id, known ? { ...known, ...settings, options: { ...known.options, ...settings.options } } : settings);
  }
  return merged;
}

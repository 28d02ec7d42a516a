import { isMap, type Pair } from 'yaml';
import { rulesNamed } from '../rules/registry.ts';
import { lookup } from '../text/lookup.ts';
import { type Configuration, mergeRules, type RuleSettings, type RulesSettings } from './configuration.ts';
import { isLevel, isStrings, keyOf, plain, type Report, type SettingsFile } from './yaml-settings.ts';

/** Settings of its output, which is ours here. */
const WITHOUT_MEANING = new Set(['format', 'no-color', 'verbose', 'output', 'file-path-in-report']);

/**
 * hadolint's configuration file: its rules with its severities, beside what we recommend.
 * Source: https://github.com/hadolint/hadolint#configure
 * @param below what holds where the file says nothing
 */
export function readHadolintSettings({ items, report }: SettingsFile, below: Configuration): Configuration {
  let configuration: Configuration = { ...below, presets: [...below.presets, 'hadolint'] };
  let noFail = false;
  const set = (rules: RulesSettings): void => {
    configuration = { ...configuration, rules: mergeRules(configuration.rules, rules) };
  };
  const values = new Map(items.map((item) => [keyOf(item), item]));
  const labels = labelSchema(values.get('label-schema'), report);
  set(labelRules(labels));
  for (const item of items) {
    const key = keyOf(item);
    const value = plain(item.value);
    const flag = (): boolean => {
      if (typeof value !== 'boolean') report(item.value, `${key} has to be true or false.`);
      return value === true;
    };
    switch (key) {
      case 'ignored':
        if (!isStrings(value)) report(item.value, 'ignored has to be a list of rule ids.');
        break;
      case 'override':
        set(readOverride(item, report));
        break;
      case 'trustedRegistries':
        if (isStrings(value)) set(withList('DL3026', value));
        else report(item.value, 'trustedRegistries has to be a list of registries.');
        break;
      case 'label-schema':
        break;
      case 'strict-labels':
        if (flag()) set(withList('DL3050', [...labels.keys()]));
        break;
      case 'failure-threshold':
        if (isLevel(value)) configuration = { ...configuration, failOn: value };
        else if (value === 'ignore' || value === 'none') configuration = { ...configuration, failOn: 'never' };
        else report(item.value, 'failure-threshold has to be error, warning, info, style, ignore or none.');
        break;
      case 'no-fail':
        noFail = flag();
        break;
      case 'disable-ignore-pragma':
        configuration = { ...configuration, suppressions: !flag() };
        break;
      default:
        if (!WITHOUT_MEANING.has(key)) report(item.key, `hadolint has no setting "${key}" that is known here.`);
    }
  }
  // What is ignored stays so, whatever else names it.
  const ignored = plain(values.get('ignored')?.value);
  if (isStrings(ignored)) for (const id of ignored) set(named(id, { severity: 'off' }));
  return noFail ? { ...configuration, failOn: 'never' } : configuration;
}

function named(id: string, settings: Partial<RuleSettings>): RulesSettings {
  if (/^SC\d{4}$/i.test(id)) return new Map([[id.toUpperCase(), settings]]);
  // An id of hadolint's that we have no rule for is no mistake.
  return new Map(rulesNamed(id).map((rule) => [rule.id, settings]));
}

function readOverride(item: Pair, report: Report): RulesSettings {
  if (!isMap(item.value)) {
    report(item.value, 'override has to be a mapping of severities to lists of rule ids.');
    return new Map();
  }
  let rules: RulesSettings = new Map();
  for (const level of item.value.items) {
    const severity = keyOf(level);
    const ids = plain(level.value) ?? [];
    if (!isLevel(severity))
      report(level.key, `There is no severity "${severity}"; they are error, warning, info, style.`);
    else if (!isStrings(ids)) report(level.value, `override.${severity} has to be a list of rule ids.`);
    else for (const id of ids) rules = mergeRules(rules, named(id, { severity }));
  }
  return rules;
}

/** Switches rules on and gives them a list, where they take one. */
function withList(id: string, list: readonly string[]): RulesSettings {
  return new Map(
    rulesNamed(id).flatMap((rule): [string, Partial<RuleSettings>][] => {
      const option = Object.entries(rule.options ?? {}).find(([, schema]) => schema.type === 'array')?.[0];
      return option === undefined ? [] : [[rule.id, { severity: rule.severity, options: { [option]: list } }]];
    }),
  );
}

/** The rule that looks at labels of each type. */
const LABEL_TYPES: Readonly<Record<string, string>> = lookup({
  url: 'DL3052',
  rfc3339: 'DL3053',
  spdx: 'DL3054',
  hash: 'DL3055',
  semver: 'DL3056',
  email: 'DL3058',
});

/** Those that no rule looks at: any text. */
const FREE_TYPES: readonly string[] = ['raw', 'text'];

const TYPES = [...FREE_TYPES, ...Object.keys(LABEL_TYPES)].sort().join(', ');

function labelSchema(item: Pair | undefined, report: Report): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  if (!item) return labels;
  if (!isMap(item.value)) {
    report(item.value, 'label-schema has to be a mapping of labels to types.');
    return labels;
  }
  for (const pair of item.value.items) {
    const [label, type] = [keyOf(pair), plain(pair.value)];
    if (typeof type === 'string' && (type in LABEL_TYPES || FREE_TYPES.includes(type))) labels.set(label, type);
    else report(pair.value ?? pair.key, `The type of ${label} has to be one of ${TYPES}.`);
  }
  return labels;
}

function labelRules(labels: ReadonlyMap<string, string>): RulesSettings {
  if (labels.size === 0) return new Map();
  const byRule = new Map<string, string[]>([['DL3049', [...labels.keys()]]]);
  for (const [label, type] of labels) {
    const id = LABEL_TYPES[type];
    if (id !== undefined) byRule.set(id, [...(byRule.get(id) ?? []), label]);
  }
  return [...byRule].reduce<RulesSettings>((rules, [id, names]) => mergeRules(rules, withList(id, names)), new Map());
}

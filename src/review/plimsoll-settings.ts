import { isMap, isSeq, type Pair, type YAMLMap } from 'yaml';
import { THRESHOLD_NAMES, type Thresholds, threshold } from '../repository/scripts/thresholds.ts';
import { rulesNamed } from '../rules/registry.ts';
import type { RuleDescription } from '../rules/rule.ts';
import {
  type Configuration,
  DEFAULT_CONFIGURATION,
  mergeRules,
  type Override,
  type RuleSettings,
  type RulesSettings,
} from './configuration.ts';
import { PRESETS, type Preset } from './presets.ts';
import { isLevel, isStrings, keyOf, LEVELS, plain, type Report, type SettingsFile } from './yaml-settings.ts';

const KEYS = 'extends, rules, overrides, include, exclude, fail-on, comments, require-reason, allow-suppressions, plan';

/**
 * Our own configuration file.
 * @param below what holds where the file says nothing
 */
export function readPlimsollSettings({ items, report }: SettingsFile, below: Configuration): Configuration {
  let configuration = below;
  let reasons = false;
  for (const item of items) {
    const key = keyOf(item);
    const value = plain(item.value);
    switch (key) {
      case 'extends':
        configuration = { ...configuration, presets: readPresets(item, value, report) };
        break;
      case 'fail-on':
        if (isLevel(value) || value === 'never') configuration = { ...configuration, failOn: value };
        else report(item.value, `fail-on has to be one of ${LEVELS.join(', ')}, never.`);
        break;
      case 'include':
      case 'exclude':
        if (isStrings(value)) configuration = { ...configuration, [key]: value };
        else report(item.value, `${key} has to be a list of path patterns.`);
        break;
      case 'comments': {
        const max = (value as { max?: unknown } | null)?.max;
        if (Number.isInteger(max) && Number(max) >= 0)
          configuration = { ...configuration, comments: { max: Number(max) } };
        else report(item.value, 'comments.max has to be a whole number, 0 or more.');
        break;
      }
      case 'rules':
        if (isMap(item.value))
          configuration = { ...configuration, rules: mergeRules(below.rules, readRules(item.value, report)) };
        else report(item.value, 'rules has to be a mapping of rule ids to settings.');
        break;
      case 'overrides':
        configuration = { ...configuration, overrides: [...below.overrides, ...readOverrides(item, report)] };
        break;
      case 'require-reason':
        if (typeof value === 'boolean') reasons = value;
        else report(item.value, 'require-reason has to be true or false.');
        break;
      case 'allow-suppressions':
        if (typeof value === 'boolean') configuration = { ...configuration, suppressions: value };
        else report(item.value, 'allow-suppressions has to be true or false.');
        break;
      case 'plan':
        configuration = { ...configuration, plan: { thresholds: readThresholds(item, report) } };
        break;
      default:
        report(item.key, `There is no setting "${key}"; the settings are ${KEYS}.`);
    }
  }
  return reasons ? { ...configuration, rules: mergeRules(ASK_FOR_REASONS, configuration.rules) } : configuration;
}

const ASK_FOR_REASONS: RulesSettings = new Map([['suppression-without-reason', { severity: 'warning' }]]);

function readPresets(item: Pair, value: unknown, report: Report): readonly Preset[] {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const name of names) {
    if (!isPreset(name))
      report(
        item.value,
        `There is no preset "${typeof name === 'string' ? name : JSON.stringify(name)}"; the presets are ${PRESETS.join(', ')}.`,
      );
  }
  const known = names.filter(isPreset);
  return known.length > 0 ? known : DEFAULT_CONFIGURATION.presets;
}

function isPreset(name: unknown): name is Preset {
  return PRESETS.some((preset) => preset === name);
}

function readThresholds(item: Pair, report: Report): Partial<Thresholds> {
  const entries = isMap(item.value) ? item.value.items : undefined;
  if (!entries) report(item.value, 'plan has to be a mapping; its setting is thresholds.');
  for (const entry of entries ?? [])
    if (keyOf(entry) !== 'thresholds')
      report(entry.key, `There is no setting "${keyOf(entry)}" in plan; its setting is thresholds.`);
  const map = isMap(item.value) ? item.value.get('thresholds', true) : undefined;
  if (map !== undefined && !isMap(map)) report(map, 'thresholds has to be a mapping of names to whole numbers.');
  const found = isMap(map) ? map.items : [];
  return Object.assign(
    {},
    ...found.map((entry) => {
      const name = keyOf(entry);
      const read = threshold(name, plain(entry.value));
      if (!read && !Object.hasOwn(THRESHOLD_NAMES, name))
        report(entry.key, `There is no threshold "${name}"; they are ${Object.keys(THRESHOLD_NAMES).join(', ')}.`);
      else if (!read) report(entry.value, `${name} has to be a whole number, 1 or more.`);
      return read;
    }),
  );
}

function readOverrides(item: Pair, report: Report): Override[] {
  if (!isSeq(item.value)) {
    report(item.value, 'overrides has to be a list of mappings with files and rules.');
    return [];
  }
  return item.value.items.flatMap((entry): Override[] => {
    const files = isMap(entry) ? plain(entry.get('files', true)) : undefined;
    const rules = isMap(entry) ? entry.get('rules', true) : undefined;
    if (!isMap(entry) || !isStrings(files) || !isMap(rules)) {
      report(entry, 'An override has files (a list of path patterns) and rules (a mapping of rule ids to settings).');
      return [];
    }
    for (const part of entry.items) {
      if (!['files', 'rules'].includes(keyOf(part)))
        report(part.key, `There is no setting "${keyOf(part)}" in an override; the settings are files, rules.`);
    }
    return [{ files, rules: readRules(rules, report) }];
  });
}

function readRules(map: YAMLMap, report: Report): RulesSettings {
  const rules = new Map<string, Partial<RuleSettings>>();
  for (const item of map.items) {
    const name = keyOf(item);
    // ShellCheck's codes are no rules of ours, but can be set like one.
    const code = /^SC\d{4}$/i.test(name) ? name.toUpperCase() : undefined;
    const found = rulesNamed(code === undefined ? name : 'shellcheck');
    const [first] = found;
    if (!first) {
      report(item.key, `There is no rule "${name}".`);
      continue;
    }
    const settings = readRule(first, item, report);
    if (!settings) continue;
    if (code !== undefined) {
      rules.set(code, settings);
      // A rule of ours that tells the same is meant too.
      for (const rule of rulesNamed(code)) if (!rules.has(rule.id)) rules.set(rule.id, settings);
    }
    // An id that several rules share sets all of them, unless one is named by its own id.
    else for (const rule of found) if (rule.id === name || !rules.has(rule.id)) rules.set(rule.id, settings);
  }
  return rules;
}

function readRule(rule: RuleDescription, item: Pair, report: Report): Partial<RuleSettings> | undefined {
  // YAML 1.1 habits: a bare `off` may have been read as a boolean by an editor's formatter.
  const value = plain(item.value);
  if (value === false) return { severity: 'off' };
  if (value === 'off' || isLevel(value)) return { severity: value };
  if (!isMap(item.value)) {
    report(item.value, `The setting of ${rule.id} has to be off, ${LEVELS.join(', ')}, or a mapping.`);
    return undefined;
  }
  let settings: Partial<RuleSettings> = {};
  for (const option of item.value.items) {
    const name = keyOf(option);
    const given = plain(option.value);
    const schema = rule.options && Object.hasOwn(rule.options, name) ? rule.options[name] : undefined;
    if (name === 'severity') {
      if (given === false) settings = { ...settings, severity: 'off' };
      else if (given === 'off' || isLevel(given)) settings = { ...settings, severity: given };
      else report(option.value, `severity has to be off, ${LEVELS.join(', ')}.`);
    } else if (name === 'fix') {
      if (given === 'suggest' || given === 'apply' || given === 'never') settings = { ...settings, fix: given };
      else report(option.value, 'fix has to be suggest, apply or never.');
    } else if (schema) {
      if (fits(given, schema.type)) settings = { ...settings, options: { ...settings.options, [name]: given } };
      else report(option.value, `${name} of ${rule.id} has to be of type ${schema.type}.`);
    } else report(option.key, `${rule.id} has no option "${name}".`);
  }
  return settings;
}

function fits(value: unknown, type: 'string' | 'integer' | 'boolean' | 'array'): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return isStrings(value);
  return typeof value === type;
}

import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { findRule } from '../rules/registry.ts';
import { type RuleDescription, SEVERITIES, type Severity } from '../rules/rule.ts';
import type { Notice } from './types.ts';

export interface RuleSettings {
  readonly severity: Severity | 'off';
  readonly fix: 'suggest' | 'apply' | 'never';
  readonly options: Readonly<Record<string, unknown>>;
}

/** `.github/plimsoll.yml`, checked, with defaults put in. */
export interface Configuration {
  readonly failOn: Severity | 'never';
  readonly comments: { readonly max: number };
  /** Globs of paths that are checked; empty means all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly strict: boolean;
  /** By rule id; a rule that is not named keeps its own defaults. */
  readonly rules: ReadonlyMap<string, Partial<RuleSettings>>;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  failOn: 'error',
  comments: { max: 25 },
  include: [],
  exclude: [],
  strict: false,
  rules: new Map(),
};

/** Where a repository keeps its configuration; the first that exists counts. */
export const CONFIGURATION_PATHS = ['.github/plimsoll.yml', '.github/plimsoll.yaml'] as const;

const PRESETS = ['recommended', 'strict'];
const LEVELS: readonly string[] = SEVERITIES;

/** Asked for every rule and file, so it is worked out once a configuration: without and with all rules. */
const SETTINGS = new WeakMap<
  Configuration,
  readonly [Map<RuleDescription, RuleSettings>, Map<RuleDescription, RuleSettings>]
>();

/** What holds for a rule under a configuration. */
export function settingsOf(rule: RuleDescription, configuration: Configuration, allRules = false): RuleSettings {
  const tables = SETTINGS.get(configuration) ?? [new Map(), new Map()];
  SETTINGS.set(configuration, tables);
  const table = tables[allRules ? 1 : 0];
  const known = table.get(rule) ?? workOut(rule, configuration, allRules);
  table.set(rule, known);
  return known;
}

function workOut(rule: RuleDescription, configuration: Configuration, allRules: boolean): RuleSettings {
  const own = configuration.rules.get(rule.id);
  const on = rule.default || configuration.strict || allRules;
  const defaults = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]),
  );
  return {
    severity: own?.severity ?? (on ? rule.severity : 'off'),
    fix: own?.fix ?? 'suggest',
    options: { ...defaults, ...own?.options },
  };
}

/**
 * Reads a configuration. Never throws: unknown keys and bad values become notices with line and column (from 1), and the
 * defaults stand in for them.
 */
export function loadConfiguration(
  text: string | undefined,
  path: string,
): { configuration: Configuration; notices: Notice[] } {
  const notices: Notice[] = [];
  if (text === undefined) return { configuration: DEFAULT_CONFIGURATION, notices };
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const report = (node: unknown, message: string): void => {
    const offset = (node as Node | null)?.range?.[0];
    const at = offset === undefined ? undefined : counter.linePos(offset);
    notices.push({ path, line: at?.line, column: at?.col, message });
  };
  for (const error of document.errors) {
    const at = error.linePos?.[0];
    notices.push({ path, line: at?.line, column: at?.col, message: error.message.split('\n')[0] ?? error.message });
  }
  if (document.errors.length > 0) return { configuration: DEFAULT_CONFIGURATION, notices };
  if (document.contents === null) return { configuration: DEFAULT_CONFIGURATION, notices };
  if (!isMap(document.contents)) {
    report(document.contents, 'The configuration has to be a mapping of keys to values.');
    return { configuration: DEFAULT_CONFIGURATION, notices };
  }
  let configuration = DEFAULT_CONFIGURATION;
  for (const item of document.contents.items) {
    const key = keyOf(item);
    const value = plain(item.value);
    switch (key) {
      case 'extends': {
        const names = Array.isArray(value) ? value : [value];
        for (const name of names) {
          if (!PRESETS.includes(String(name)))
            report(item.value, `There is no preset "${name}"; the presets are ${PRESETS.join(', ')}.`);
        }
        configuration = { ...configuration, strict: names.includes('strict') };
        break;
      }
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
        if (isMap(item.value)) configuration = { ...configuration, rules: readRules(item.value, report) };
        else report(item.value, 'rules has to be a mapping of rule ids to settings.');
        break;
      default:
        report(
          item.key,
          `There is no setting "${key}"; the settings are extends, rules, include, exclude, fail-on, comments.`,
        );
    }
  }
  return { configuration, notices };
}

type Report = (node: unknown, message: string) => void;

function readRules(map: YAMLMap, report: Report): Map<string, Partial<RuleSettings>> {
  const rules = new Map<string, Partial<RuleSettings>>();
  for (const item of map.items) {
    const name = keyOf(item);
    // ShellCheck's codes are no rules of ours, but can be set like one.
    const code = /^SC\d{4}$/i.test(name) ? name.toUpperCase() : undefined;
    const rule = findRule(code === undefined ? name : 'shellcheck');
    if (!rule) {
      report(item.key, `There is no rule "${name}".`);
      continue;
    }
    const settings = readRule(rule, item, report);
    if (settings) rules.set(code ?? rule.id, settings);
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
    if (name === 'severity') {
      if (given === 'off' || isLevel(given)) settings = { ...settings, severity: given };
      else report(option.value, `severity has to be off, ${LEVELS.join(', ')}.`);
    } else if (name === 'fix') {
      if (given === 'suggest' || given === 'apply' || given === 'never') settings = { ...settings, fix: given };
      else report(option.value, 'fix has to be suggest, apply or never.');
    } else if (rule.options?.[name]) {
      if (fits(given, rule.options[name].type))
        settings = { ...settings, options: { ...settings.options, [name]: given } };
      else report(option.value, `${name} of ${rule.id} has to be of type ${rule.options[name].type}.`);
    } else report(option.key, `${rule.id} has no option "${name}".`);
  }
  return settings;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function plain(node: unknown): unknown {
  return node === null || node === undefined ? null : (node as Node).toJSON();
}

function isLevel(value: unknown): value is Severity {
  return typeof value === 'string' && LEVELS.includes(value);
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function fits(value: unknown, type: 'string' | 'integer' | 'boolean' | 'array'): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return isStrings(value);
  return typeof value === type;
}

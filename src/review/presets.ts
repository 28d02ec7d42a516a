import type { RuleDescription, Severity } from '../rules/rule.ts';
import { lookup } from '../text/lookup.ts';

export const PRESETS = ['recommended', 'strict', 'hadolint', 'security'] as const;
/** A named choice of rules. */
export type Preset = (typeof PRESETS)[number];

/** What presets together say of a rule: on as soon as one has it on; of several severities the last one's. */
export function presetSeverity(rule: RuleDescription, presets: readonly Preset[]): Severity | 'off' {
  const said = presets.map((preset) => BY_PRESET[preset](rule)).filter((severity) => severity !== 'off');
  return said.at(-1) ?? 'off';
}

const BY_PRESET: Readonly<Record<Preset, (rule: RuleDescription) => Severity | 'off'>> = {
  recommended: (rule) => (rule.default ? rule.severity : 'off'),
  strict: (rule) => rule.severity,
  hadolint,
  security: (rule) => (rule.default && isAboutSecurity(rule) ? rule.severity : 'off'),
};

const SECURITY_GROUPS = new Set(['secrets', 'user', 'network-tls-downloads', 'filesystem-permissions']);
/** Ids that security scanners give their checks. */
const SCANNER = /^(DS-\d|CKV2?_)/;

/** By its group, or because a scanner has it as well and it is no matter of taste. */
function isAboutSecurity({ group, aliases, severity }: RuleDescription): boolean {
  if (SECURITY_GROUPS.has(group)) return true;
  return (severity === 'error' || severity === 'warning') && aliases.some((alias) => SCANNER.test(alias));
}

const NUMBERED = /^DL\d{4}$/;

function hadolint(rule: RuleDescription): Severity | 'off' {
  if (rule.tool === 'shellcheck') return rule.severity;
  const ids = rule.aliases.filter((alias) => NUMBERED.test(alias));
  if (ids.length === 0) return 'off';
  // Without settings of its own hadolint does not look for these.
  if (ids.every((id) => UNASKED.has(id))) return 'off';
  const known = ids.map((id) => HADOLINT[id]).find((severity) => severity !== undefined);
  return known ?? rule.severity;
}

const UNASKED = new Set(['DL1001', 'DL3026', 'DL3057', ...range(3049, 3056), 'DL3058']);

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `DL${from + at}`);
}

/** The severities that hadolint's documentation lists: https://github.com/hadolint/hadolint#rules */
const HADOLINT: Readonly<Record<string, Severity>> = lookup({
  ...severities(
    'error',
    'DL1000 DL3000 DL3004 DL3011 DL3012 DL3020 DL3021 DL3023 DL3024 DL3043 DL3044 DL3061 DL4000 DL4004',
  ),
  ...severities(
    'warning',
    'DL3002 DL3003 DL3006 DL3007 DL3008 DL3013 DL3014 DL3016 DL3018 DL3022 DL3025 DL3027 DL3028 DL3029 DL3030 DL3032 DL3033 DL3034 DL3035 DL3036 DL3037 DL3038 DL3040 DL3041 DL3042 DL3045 DL3046 DL3062 DL4001 DL4003 DL4005 DL4006',
  ),
  ...severities('info', 'DL3001 DL3009 DL3010 DL3015 DL3019 DL3047 DL3059 DL3060'),
  ...severities('style', 'DL3048'),
});

function severities(severity: Severity, ids: string): Record<string, Severity> {
  return Object.fromEntries(ids.split(' ').map((id) => [id, severity]));
}

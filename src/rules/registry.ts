import { baseImageRules } from './base-image/index.ts';
import { buildStagesRules } from './build-stages/index.ts';
import { composeRules } from './compose/index.ts';
import { copyAddRules } from './copy-add/index.ts';
import { entrypointSignalsRules } from './entrypoint-signals/index.ts';
import { filesystemPermissionsRules } from './filesystem-permissions/index.ts';
import { formattingRules } from './formatting/index.ts';
import { gpuRules } from './gpu/index.ts';
import { healthcheckCurlFail } from './healthcheck/healthcheck-curl-fail.ts';
import { healthcheckRules } from './healthcheck/index.ts';
import { instructionsRules } from './instructions/index.ts';
import { labelsRules } from './labels/index.ts';
import { layersCacheRules } from './layers-cache/index.ts';
import { networkTlsDownloadsRules } from './network-tls-downloads/index.ts';
import { packagesApkRules } from './packages-apk/index.ts';
import { packagesAptRules } from './packages-apt/index.ts';
import { packagesLangRules } from './packages-lang/index.ts';
import { packagesRpmRules } from './packages-rpm/index.ts';
import { portsRules } from './ports/index.ts';
import type { AnyRule, ComposeRule, Rule, ScriptRule, WorkflowRule } from './rule.ts';
import { scriptsRules } from './scripts/index.ts';
import { hardcodedSecretValue } from './secrets/hardcoded-secret-value.ts';
import { secretsRules } from './secrets/index.ts';
import { shellRules } from './shell/index.ts';
import { styleRules } from './style/index.ts';
import { userRules } from './user/index.ts';
import { windowsPowershellRules } from './windows-powershell/index.ts';
import { workflowRules } from './workflow/index.ts';

/** Group by group; the groups in the order in which their fixes win over each other at the same place. */
const DOCKERFILE_RULES: readonly Rule[] = [
  ...baseImageRules,
  ...buildStagesRules,
  ...userRules,
  ...entrypointSignalsRules,
  ...secretsRules,
  ...copyAddRules,
  ...packagesAptRules,
  ...packagesApkRules,
  ...packagesRpmRules,
  ...packagesLangRules,
  ...layersCacheRules,
  ...shellRules,
  ...instructionsRules,
  ...networkTlsDownloadsRules,
  ...filesystemPermissionsRules,
  ...healthcheckRules,
  ...portsRules,
  ...labelsRules,
  ...gpuRules,
  ...windowsPowershellRules,
  ...styleRules,
  ...formattingRules,
];

const RULES: readonly AnyRule[] = [...DOCKERFILE_RULES, ...scriptsRules, ...composeRules, ...workflowRules];

const COMPOSE_RULES: readonly ComposeRule[] = [...composeRules, healthcheckCurlFail];

const BY_NAME = new Map<string, AnyRule>();
for (const rule of RULES)
  for (const alias of rule.aliases) if (!BY_NAME.has(alias.toLowerCase())) BY_NAME.set(alias.toLowerCase(), rule);
for (const rule of RULES) BY_NAME.set(rule.id, rule);

/** Every rule, by group and id. */
export function allRules(): readonly AnyRule[] {
  return RULES;
}

/** The rules about Dockerfiles. */
export function dockerfileRules(): readonly Rule[] {
  return DOCKERFILE_RULES;
}

const SCRIPT_RULES: readonly ScriptRule[] = [...scriptsRules, hardcodedSecretValue];

/** The rules about shell scripts that images copy. */
export function scriptRules(): readonly ScriptRule[] {
  return SCRIPT_RULES;
}

/** The rules about compose files. */
export function composeFileRules(): readonly ComposeRule[] {
  return COMPOSE_RULES;
}

/** The rules about CI workflows. */
export function workflowFileRules(): readonly WorkflowRule[] {
  return workflowRules;
}

/** A rule by its id or one of its peers' ids, whatever the case. A peer's id that several rules share finds the first. */
export function findRule(name: string): AnyRule | undefined {
  return spellings(name)
    .map((spelling) => BY_NAME.get(spelling))
    .find(Boolean);
}

/** Other ways in which peers write their ids: Trivy's `DS002` and `AVD-DS-0002`, Semgrep's with the file's path in front, Sonar's `docker:S6471`. */
function spellings(name: string): string[] {
  const lower = name.toLowerCase();
  const trivy = /^(?:avd-)?ds-?0*(\d{1,4})$/.exec(lower)?.[1];
  const short = /^[\w.-]+\.([\w-]+)$|^docker:(s\d+)$/.exec(lower)?.slice(1).find(Boolean);
  return [lower, ...(trivy ? [`ds-${trivy.padStart(4, '0')}`] : []), ...(short ? [short] : [])];
}

const SHARED = new Map<string, AnyRule[]>();
for (const rule of RULES)
  for (const alias of new Set(rule.aliases.map((name) => name.toLowerCase())))
    SHARED.set(alias, [...(SHARED.get(alias) ?? []), rule]);

/** The rule of that id, or every rule that has it among its peers' ids; whatever the case. */
export function rulesNamed(name: string): readonly AnyRule[] {
  const wanted = spellings(name).find((spelling) => BY_NAME.has(spelling)) ?? '';
  const own = BY_NAME.get(wanted);
  return own?.id === wanted ? [own] : (SHARED.get(wanted) ?? []);
}

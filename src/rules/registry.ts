import { noLatestTag } from './base-image/no-latest-tag.ts';
import { pinBaseImageTag } from './base-image/pin-base-image-tag.ts';
import { copyOverAdd } from './copy-add/copy-over-add.ts';
import { multipleCmd } from './entrypoint-signals/multiple-cmd.ts';
import { useExecForm } from './entrypoint-signals/use-exec-form.ts';
import { aptAssumeYes } from './packages-apt/apt-assume-yes.ts';
import { aptCleanLists } from './packages-apt/apt-clean-lists.ts';
import { aptNoInstallRecommends } from './packages-apt/apt-no-install-recommends.ts';
import { pipNoCacheDir } from './packages-lang/pip-no-cache-dir.ts';
import type { Rule } from './rule.ts';
import { secretInArgOrEnv } from './secrets/secret-in-arg-or-env.ts';
import { lastUserRoot } from './user/last-user-root.ts';
import { missingUser } from './user/missing-user.ts';
import { noSudo } from './user/no-sudo.ts';

/** In this order fixes win over each other when they conflict at the same place. */
const RULES: readonly Rule[] = [
  noLatestTag,
  pinBaseImageTag,
  copyOverAdd,
  multipleCmd,
  useExecForm,
  aptAssumeYes,
  aptCleanLists,
  aptNoInstallRecommends,
  pipNoCacheDir,
  secretInArgOrEnv,
  lastUserRoot,
  missingUser,
  noSudo,
];

const BY_NAME = new Map<string, Rule>();
for (const rule of RULES)
  for (const alias of rule.aliases) if (!BY_NAME.has(alias.toLowerCase())) BY_NAME.set(alias.toLowerCase(), rule);
for (const rule of RULES) BY_NAME.set(rule.id, rule);

/** Every rule, by group and id. */
export function allRules(): readonly Rule[] {
  return RULES;
}

/** A rule by its id or one of its peers' ids, whatever the case. A peer's id that several rules share finds the first. */
export function findRule(name: string): Rule | undefined {
  return BY_NAME.get(name.toLowerCase());
}

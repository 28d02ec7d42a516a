import type { Rule } from '../rule.ts';
import { copiedFilesRootOwned } from './copied-files-root-owned.ts';
import { createdUserUnused } from './created-user-unused.ts';
import { duplicateUidGid } from './duplicate-uid-gid.ts';
import { emptyAccountPassword } from './empty-account-password.ts';
import { lastUserRoot } from './last-user-root.ts';
import { missingUser } from './missing-user.ts';
import { namedUserWithoutPasswd } from './named-user-without-passwd.ts';
import { noSudo } from './no-sudo.ts';
import { numericUser } from './numeric-user.ts';
import { passwordlessSudo } from './passwordless-sudo.ts';
import { rootWithPersistentState } from './root-with-persistent-state.ts';
import { userGroupDropsSupplementary } from './user-group-drops-supplementary.ts';
import { useraddNoLogInit } from './useradd-no-log-init.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const userRules: readonly Rule[] = [
  lastUserRoot,
  missingUser,
  noSudo,
  numericUser,
  useraddNoLogInit,
  emptyAccountPassword,
  passwordlessSudo,
  duplicateUidGid,
  createdUserUnused,
  rootWithPersistentState,
  userGroupDropsSupplementary,
  namedUserWithoutPasswd,
  copiedFilesRootOwned,
];

import type { Rule } from '../rule.ts';
import { credentialsInRunCommand } from './credentials-in-run-command.ts';
import { hardcodedSecretValue } from './hardcoded-secret-value.ts';
import { keyGeneratedInImage } from './key-generated-in-image.ts';
import { passwordSetWithChpasswd } from './password-set-with-chpasswd.ts';
import { requiredSecretMount } from './required-secret-mount.ts';
import { secretFileCopied } from './secret-file-copied.ts';
import { secretInArgOrEnv } from './secret-in-arg-or-env.ts';
import { secretMountKept } from './secret-mount-kept.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const secretsRules: readonly Rule[] = [
  secretInArgOrEnv,
  hardcodedSecretValue,
  credentialsInRunCommand,
  keyGeneratedInImage,
  secretFileCopied,
  passwordSetWithChpasswd,
  requiredSecretMount,
  secretMountKept,
];

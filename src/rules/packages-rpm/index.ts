import type { Rule } from '../rule.ts';
import { dnfAssumeYes } from './dnf-assume-yes.ts';
import { dnfCleanAll } from './dnf-clean-all.ts';
import { dnfNoUpdate } from './dnf-no-update.ts';
import { dnfPinVersion } from './dnf-pin-version.ts';
import { rpmNoEpel } from './rpm-no-epel.ts';
import { rpmNoGpgcheck } from './rpm-no-gpgcheck.ts';
import { rpmNoSignature } from './rpm-no-signature.ts';
import { rpmSslverifyOff } from './rpm-sslverify-off.ts';
import { yumAssumeYes } from './yum-assume-yes.ts';
import { yumCleanAll } from './yum-clean-all.ts';
import { yumNoUpdate } from './yum-no-update.ts';
import { yumPinVersion } from './yum-pin-version.ts';
import { zypperClean } from './zypper-clean.ts';
import { zypperNoDistUpgrade } from './zypper-no-dist-upgrade.ts';
import { zypperNoUpdate } from './zypper-no-update.ts';
import { zypperNonInteractive } from './zypper-non-interactive.ts';
import { zypperPinVersion } from './zypper-pin-version.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesRpmRules: readonly Rule[] = [
  rpmNoGpgcheck,
  rpmNoSignature,
  rpmSslverifyOff,
  yumAssumeYes,
  dnfAssumeYes,
  zypperNonInteractive,
  zypperNoDistUpgrade,
  yumNoUpdate,
  dnfNoUpdate,
  zypperNoUpdate,
  yumCleanAll,
  dnfCleanAll,
  zypperClean,
  yumPinVersion,
  dnfPinVersion,
  zypperPinVersion,
  rpmNoEpel,
];

import type { Rule } from '../rule.ts';
import { copiedExecutableNotRootOwned } from './copied-executable-not-root-owned.ts';
import { dockerSocketVolume } from './docker-socket-volume.ts';
import { railsStateDirsNotWritable } from './rails-state-dirs-not-writable.ts';
import { secretMountWorldReadable } from './secret-mount-world-readable.ts';
import { sensitiveVolume } from './sensitive-volume.ts';
import { setuidSetgidBit } from './setuid-setgid-bit.ts';
import { workdirInSystemDir } from './workdir-in-system-dir.ts';
import { worldWritableChmod } from './world-writable-chmod.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const filesystemPermissionsRules: readonly Rule[] = [
  worldWritableChmod,
  setuidSetgidBit,
  copiedExecutableNotRootOwned,
  secretMountWorldReadable,
  workdirInSystemDir,
  sensitiveVolume,
  dockerSocketVolume,
  railsStateDirsNotWritable,
];

import type { ComposeRule } from '../rule.ts';
import { composeCapAdd } from './compose-cap-add.ts';
import { composeCapDropMissing } from './compose-cap-drop-missing.ts';
import { composeCgroupParent } from './compose-cgroup-parent.ts';
import { composeCpuLimit } from './compose-cpu-limit.ts';
import { composeDockerSocket } from './compose-docker-socket.ts';
import { composeHealthcheck } from './compose-healthcheck.ts';
import { composeHostIpc } from './compose-host-ipc.ts';
import { composeHostNetwork } from './compose-host-network.ts';
import { composeHostPid } from './compose-host-pid.ts';
import { composeHostUserns } from './compose-host-userns.ts';
import { composeImageUnpinned } from './compose-image-unpinned.ts';
import { composeMemoryLimit } from './compose-memory-limit.ts';
import { composeMountPropagation } from './compose-mount-propagation.ts';
import { composeMountedScript } from './compose-mounted-script.ts';
import { composeNetworksMissing } from './compose-networks-missing.ts';
import { composeNoNewPrivileges } from './compose-no-new-privileges.ts';
import { composePidsLimit } from './compose-pids-limit.ts';
import { composePlaintextSecret } from './compose-plaintext-secret.ts';
import { composePortAllInterfaces } from './compose-port-all-interfaces.ts';
import { composePrivileged } from './compose-privileged.ts';
import { composePrivilegedPort } from './compose-privileged-port.ts';
import { composeRestartAttempts } from './compose-restart-attempts.ts';
import { composeSeccompUnconfined } from './compose-seccomp-unconfined.ts';
import { composeSecurityOptMissing } from './compose-security-opt-missing.ts';
import { composeSelinuxDisabled } from './compose-selinux-disabled.ts';
import { composeSensitiveHostMount } from './compose-sensitive-host-mount.ts';
import { composeSharedVolume } from './compose-shared-volume.ts';
import { composeTlsCheckOff } from './compose-tls-check-off.ts';
import { composeWritableRoot } from './compose-writable-root.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const composeRules: readonly ComposeRule[] = [
  composePrivileged,
  composeDockerSocket,
  composeSensitiveHostMount,
  composePlaintextSecret,
  composeSeccompUnconfined,
  composeSelinuxDisabled,
  composeNoNewPrivileges,
  composeSecurityOptMissing,
  composeHostNetwork,
  composeHostPid,
  composeHostIpc,
  composeHostUserns,
  composeMountPropagation,
  composeImageUnpinned,
  composeMountedScript,
  composeHealthcheck,
  composeCapAdd,
  composeCapDropMissing,
  composeWritableRoot,
  composeCgroupParent,
  composeMemoryLimit,
  composeCpuLimit,
  composePidsLimit,
  composeRestartAttempts,
  composePrivilegedPort,
  composePortAllInterfaces,
  composeSharedVolume,
  composeTlsCheckOff,
  composeNetworksMissing,
];

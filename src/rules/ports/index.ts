import type { Rule } from '../rule.ts';
import { adminPortExposed } from './admin-port-exposed.ts';
import { exposeHostMapping } from './expose-host-mapping.ts';
import { exposeProtoCasing } from './expose-proto-casing.ts';
import { exposeProtoUnknown } from './expose-proto-unknown.ts';
import { portOutOfRange } from './port-out-of-range.ts';
import { sshServerInstalled } from './ssh-server-installed.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const portsRules: readonly Rule[] = [
  portOutOfRange,
  adminPortExposed,
  exposeHostMapping,
  exposeProtoCasing,
  exposeProtoUnknown,
  sshServerInstalled,
];

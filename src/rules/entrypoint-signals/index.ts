import type { Rule } from '../rule.ts';
import { entrypointNotExecutable } from './entrypoint-not-executable.ts';
import { entrypointWithoutExec } from './entrypoint-without-exec.ts';
import { execFormMalformed } from './exec-form-malformed.ts';
import { multipleCmd } from './multiple-cmd.ts';
import { multipleEntrypoint } from './multiple-entrypoint.ts';
import { nginxStopsignal } from './nginx-stopsignal.ts';
import { stopsignalCanonical } from './stopsignal-canonical.ts';
import { stopsignalInvalid } from './stopsignal-invalid.ts';
import { stopsignalUngraceful } from './stopsignal-ungraceful.ts';
import { systemdStopsignal } from './systemd-stopsignal.ts';
import { useExecForm } from './use-exec-form.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const entrypointSignalsRules: readonly Rule[] = [
  multipleCmd,
  multipleEntrypoint,
  useExecForm,
  execFormMalformed,
  stopsignalInvalid,
  stopsignalUngraceful,
  stopsignalCanonical,
  nginxStopsignal,
  systemdStopsignal,
  entrypointWithoutExec,
  entrypointNotExecutable,
];

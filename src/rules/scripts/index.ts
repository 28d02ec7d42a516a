import type { ScriptRule } from '../rule.ts';
import { backgroundJobOrphaned } from './background-job-orphaned.ts';
import { backgroundJobUntrapped } from './background-job-untrapped.ts';
import { errexitTrap } from './errexit-trap.ts';
import { scriptCrlf } from './script-crlf.ts';
import { scriptInterpreterMissing } from './script-interpreter-missing.ts';
import { scriptWithoutShebang } from './script-without-shebang.ts';
import { unquotedArguments } from './unquoted-arguments.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const scriptsRules: readonly ScriptRule[] = [
  scriptCrlf,
  scriptWithoutShebang,
  scriptInterpreterMissing,
  unquotedArguments,
  errexitTrap,
  backgroundJobUntrapped,
  backgroundJobOrphaned,
];

import type { Rule } from '../rule.ts';
import { powershellAnalyzer } from './powershell-analyzer.ts';
import { powershellAutomaticVariable } from './powershell-automatic-variable.ts';
import { powershellCmdletAlias } from './powershell-cmdlet-alias.ts';
import { powershellComparisonSlip } from './powershell-comparison-slip.ts';
import { powershellCompatibility } from './powershell-compatibility.ts';
import { powershellEmptyCatch } from './powershell-empty-catch.ts';
import { powershellErrorAction } from './powershell-error-action.ts';
import { powershellInvokeExpression } from './powershell-invoke-expression.ts';
import { powershellMisleadingBacktick } from './powershell-misleading-backtick.ts';
import { powershellPlainTextPassword } from './powershell-plain-text-password.ts';
import { powershellProgressBar } from './powershell-progress-bar.ts';
import { powershellShellInstruction } from './powershell-shell-instruction.ts';
import { powershellUnencryptedAuth } from './powershell-unencrypted-auth.ts';
import { powershellUnusedVariable } from './powershell-unused-variable.ts';
import { powershellWmiCmdlet } from './powershell-wmi-cmdlet.ts';
import { windowsChownIgnored } from './windows-chown-ignored.ts';
import { windowsRunMount } from './windows-run-mount.ts';
import { windowsStopsignal } from './windows-stopsignal.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const windowsPowershellRules: readonly Rule[] = [
  windowsChownIgnored,
  windowsRunMount,
  windowsStopsignal,
  powershellErrorAction,
  powershellProgressBar,
  powershellShellInstruction,
  powershellInvokeExpression,
  powershellPlainTextPassword,
  powershellUnencryptedAuth,
  powershellEmptyCatch,
  powershellMisleadingBacktick,
  powershellComparisonSlip,
  powershellAutomaticVariable,
  powershellWmiCmdlet,
  powershellCmdletAlias,
  powershellUnusedVariable,
  powershellCompatibility,
  powershellAnalyzer,
];

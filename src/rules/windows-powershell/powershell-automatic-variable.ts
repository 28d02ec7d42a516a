import type { Rule } from '../rule.ts';
import { declaredParameters } from '../support/powershell/parameters.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellAutomaticVariable: Rule = {
  id: 'powershell-automatic-variable',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSAvoidAssignmentToAutomaticVariable'],
  summary: 'A variable that PowerShell sets itself is assigned.',
  why: 'Some of these variables refuse to be set; others are overwritten by PowerShell when nobody expects it.',
  *check({ file }) {
    for (const { assignments, functions } of powershellScripts(file)) {
      const variables = [
        ...assignments.map(({ variable }) => variable),
        ...functions.flatMap(({ parameters }) => declaredParameters(parameters).map(({ variable }) => variable)),
      ];
      const seen = new Set<number>();
      for (const { text, range } of variables) {
        if (!AUTOMATIC.test(text) || seen.has(range.start)) continue;
        seen.add(range.start);
        yield { range, message: `Take another name: \`${text}\` is set by PowerShell itself.` };
      }
    }
  },
};

/** Source: about_Automatic_Variables. Preference variables are meant to be set, and `$null` may be. */
const AUTOMATIC =
  /^[$@]\{?(args|ConsoleFileName|EnabledExperimentalFeatures|Error|Event|EventArgs|EventSubscriber|ExecutionContext|False|ForEach|HOME|Host|Input|IsCoreCLR|IsLinux|IsMacOS|IsWindows|Matches|MyInvocation|NestedPromptLevel|PID|PSBoundParameters|PSCmdlet|PSCommandPath|PSCulture|PSDebugContext|PSEdition|PSHOME|PSItem|PSScriptRoot|PSSenderInfo|PSUICulture|PSVersionTable|PWD|Sender|ShellId|StackTrace|Switch|This|True)\}?$/i;

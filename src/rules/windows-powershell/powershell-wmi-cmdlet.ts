import type { Rule } from '../rule.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellWmiCmdlet: Rule = {
  id: 'powershell-wmi-cmdlet',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSAvoidUsingWMICmdlet'],
  summary: 'A WMI cmdlet is called.',
  why: 'PowerShell 6 and later do not have the WMI cmdlets; the CIM cmdlets do the same everywhere.',
  *check({ file }) {
    for (const { commands } of powershellScripts(file)) {
      for (const { name, nameToken } of commands) {
        const better = CIM.get(name.toLowerCase());
        if (better === undefined) continue;
        yield {
          range: nameToken.range,
          message: `Call \`${better}\` instead of \`${name}\`, and look at its parameters: some have other names.`,
          fix: {
            safety: 'unsafe',
            title: `Call ${better}`,
            edits: [{ range: nameToken.range, text: better }],
          },
        };
      }
    }
  },
};

/** Source: https://learn.microsoft.com/powershell/scripting/whats-new/differences-from-windows-powershell */
const CIM = new Map([
  ['get-wmiobject', 'Get-CimInstance'],
  ['gwmi', 'Get-CimInstance'],
  ['remove-wmiobject', 'Remove-CimInstance'],
  ['rwmi', 'Remove-CimInstance'],
  ['invoke-wmimethod', 'Invoke-CimMethod'],
  ['iwmi', 'Invoke-CimMethod'],
  ['register-wmievent', 'Register-CimIndicationEvent'],
  ['set-wmiinstance', 'Set-CimInstance'],
  ['swmi', 'Set-CimInstance'],
]);

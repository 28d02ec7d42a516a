import { powershellWmiCmdlet } from '../../../src/rules/windows-powershell/powershell-wmi-cmdlet.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellWmiCmdlet, {
  fires: [
    {
      name: 'each cmdlet, in other letters too',
      dockerfile:
        'FROM w\nSHELL ["powershell", "-c"]\nRUN (gwmi x).y; get-wmiobject x | Remove-WmiObject; Set-WmiInstance x\n',
      lines: [3, 3, 3, 3],
      fixed:
        'FROM w\nSHELL ["powershell", "-c"]\nRUN (Get-CimInstance x).y; Get-CimInstance x | Remove-CimInstance; Set-CimInstance x\n',
    },
    {
      name: 'events and methods',
      dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN Register-WmiEvent x\nRUN Invoke-WmiMethod x\n',
      lines: [3, 4],
      fixed: 'FROM w\nSHELL ["powershell", "-c"]\nRUN Register-CimIndicationEvent x\nRUN Invoke-CimMethod x\n',
    },
    {
      name: 'by their aliases',
      dockerfile: 'FROM w\nRUN <<EOF powershell\nx | rwmi\niwmi y\nswmi z\nEOF\n',
      lines: [3, 4, 5],
      fixed: 'FROM w\nRUN <<EOF powershell\nx | Remove-CimInstance\nInvoke-CimMethod y\nSet-CimInstance z\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'not called',
      dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN Get-Command Get-WmiObject; Get-CimInstance x\n',
    },
    { name: 'wmic', dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2019\nRUN wmic os get\n' },
  ],
});

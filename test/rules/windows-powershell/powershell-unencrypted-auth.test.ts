import { powershellUnencryptedAuth } from '../../../src/rules/windows-powershell/powershell-unencrypted-auth.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellUnencryptedAuth, {
  fires: [
    {
      name: 'in full and shortened',
      dockerfile:
        'FROM p\nSHELL ["pwsh", "-c"]\nRUN irm -AllowUnencryptedAuthentication https://x; iwr https://x -allowUnenc -Credential $c\n',
      lines: [3, 3],
      fixed: 'FROM p\nSHELL ["pwsh", "-c"]\nRUN irm https://x; iwr https://x -Credential $c\n',
    },
    {
      name: 'on a line of its own it is left to its author',
      dockerfile: 'FROM p\nSHELL ["pwsh", "-c"]\nRUN irm https://x \\\n  -AllowUnencryptedAuthentication\n',
      lines: [4],
    },
    {
      name: 'the shortest beginning, behind several blanks',
      dockerfile: 'FROM p\nSHELL ["pwsh", "-c"]\nRUN irm  \t-AllowU https://x\n',
      lines: [3],
      fixed: 'FROM p\nSHELL ["pwsh", "-c"]\nRUN irm https://x\n',
    },
  ],
  silent: [
    {
      name: 'what begins alike',
      dockerfile: 'FROM p\nSHELL ["pwsh", "-c"]\nRUN iwr https://x -AllowInsecureRedirect -Allow\n',
    },
    { name: 'a text', dockerfile: 'FROM p\nSHELL ["pwsh", "-c"]\nRUN Write-Host "-AllowUnencryptedAuthentication"\n' },
  ],
});

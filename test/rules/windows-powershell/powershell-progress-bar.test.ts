import { powershellProgressBar } from '../../../src/rules/windows-powershell/powershell-progress-bar.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellProgressBar, {
  fires: [
    {
      name: 'by another of its aliases',
      dockerfile: 'FROM w\nSHELL ["powershell", "-Command"]\nRUN wget https://x -OutFile y\n',
      lines: [3],
      fixed:
        'FROM w\nSHELL ["powershell", "-Command", "$ProgressPreference = \'SilentlyContinue\';"]\nRUN wget https://x -OutFile y\n',
    },
    {
      name: 'under SHELL, by its alias, told once',
      dockerfile:
        'FROM w\nSHELL ["powershell", "-Command"]\nRUN A-B; iwr https://x -OutFile y\nRUN Invoke-WebRequest https://z\n',
      lines: [3],
      fixed:
        'FROM w\nSHELL ["powershell", "-Command", "$ProgressPreference = \'SilentlyContinue\';"]\nRUN A-B; iwr https://x -OutFile y\nRUN Invoke-WebRequest https://z\n',
    },
    {
      name: 'in a call, inside of a block',
      dockerfile: 'FROM p\nRUN pwsh -c "if (a) { Invoke-WebRequest https://x }"\n',
      lines: [2],
      fixed:
        'FROM p\nRUN pwsh -c "\\$ProgressPreference = \'SilentlyContinue\'; if (a) { Invoke-WebRequest https://x }"\n',
    },
    {
      name: 'without quotes there is no safe place',
      dockerfile: 'FROM p\nRUN pwsh -c Invoke-WebRequest https://x\n',
      lines: [2],
    },
    {
      name: 'set behind the download',
      dockerfile: "FROM p\nRUN <<EOF pwsh\niwr https://x\n$ProgressPreference = 'SilentlyContinue'\nEOF\n",
      lines: [3],
      fixed:
        "FROM p\nRUN <<EOF pwsh\n$ProgressPreference = 'SilentlyContinue';\niwr https://x\n$ProgressPreference = 'SilentlyContinue'\nEOF\n",
    },
  ],
  silent: [
    {
      name: 'switched on and then off',
      dockerfile:
        'FROM w\nSHELL ["powershell", "-c", "$ProgressPreference = 1; $ProgressPreference = \'SilentlyContinue\';"]\nRUN iwr https://x\n',
    },
    { name: 'wget is a program there', dockerfile: 'FROM p\nRUN pwsh -c "wget https://x"\n' },
    {
      name: 'switched off in SHELL',
      dockerfile:
        'FROM w\nSHELL ["powershell", "-c", "$x=1; $progressPreference = \'silentlyContinue\';"]\nRUN iwr https://x\n',
    },
    {
      name: 'switched off in the script',
      dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN $ProgressPreference = \'Ignore\'; iwr https://x\n',
    },
    {
      name: 'another way to download',
      dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN curl.exe -o x https://x\n',
    },
    { name: 'only named', dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN Write-Host "iwr https://x"\n' },
  ],
});

import { beforeAll, expect, it } from '@jest/globals';
import { powershellErrorAction } from '../../../src/rules/windows-powershell/powershell-error-action.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import type { Range } from '../../../src/text/range.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellErrorAction, {
  fires: [
    {
      name: 'one SHELL, told once, with another escape character',
      dockerfile:
        '# escape=`\nFROM w\nSHELL ["powershell", "-NoLogo", "-Command"]\nRUN A-B x; `\n    C-D y\nRUN E-F; G-H\n',
      lines: [4],
      fixed:
        '# escape=`\nFROM w\nSHELL ["powershell", "-NoLogo", "-Command", "$ErrorActionPreference = \'Stop\';"]\nRUN A-B x; `\n    C-D y\nRUN E-F; G-H\n',
    },
    {
      name: 'a prelude that sets something else, without a semicolon at its end',
      dockerfile:
        'FROM w\nSHELL ["powershell", "-Command", "$ProgressPreference = \'SilentlyContinue\'"]\nRUN A-B; C-D\n',
      lines: [3],
      fixed:
        'FROM w\nSHELL ["powershell", "-Command", "$ProgressPreference = \'SilentlyContinue\'; $ErrorActionPreference = \'Stop\';"]\nRUN A-B; C-D\n',
    },
    {
      name: 'programs in pwsh need a second preference',
      dockerfile: 'FROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\';"]\nRUN git fetch; A-B\n',
      lines: [3],
      fixed:
        'FROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\'; $PSNativeCommandUseErrorActionPreference = $true;"]\nRUN git fetch; A-B\n',
    },
    {
      name: 'a call from cmd',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -NoProfile -Command "A-B; C-D"\n',
      lines: [2],
      fixed:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -NoProfile -Command "$ErrorActionPreference = \'Stop\'; A-B; C-D"\n',
    },
    {
      name: 'calls from a POSIX shell, in both kinds of quotes',
      dockerfile: 'FROM p\nRUN pwsh -c "A-B; C-D"\nRUN pwsh -Command \'A-B; C-D\'\n',
      lines: [2, 3],
      fixed:
        'FROM p\nRUN pwsh -c "\\$ErrorActionPreference = \'Stop\'; A-B; C-D"\nRUN pwsh -Command \'$ErrorActionPreference = "Stop"; A-B; C-D\'\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM w\nRUN ["powershell", "-Command", "A-B; C-D"]\n',
      lines: [2],
      fixed: 'FROM w\nRUN ["powershell", "-Command", "$ErrorActionPreference = \'Stop\'; A-B; C-D"]\n',
    },
    {
      name: 'a here-document for pwsh',
      dockerfile: 'FROM p\nRUN <<EOF\n#!/usr/bin/env pwsh\nA-B\nC-D\nEOF\n',
      lines: [4],
      fixed: "FROM p\nRUN <<EOF\n#!/usr/bin/env pwsh\n$ErrorActionPreference = 'Stop';\nA-B\nC-D\nEOF\n",
    },
    {
      name: 'set too late',
      dockerfile: "FROM p\nRUN <<EOF pwsh\nA-B\n$ErrorActionPreference = 'Stop'\nC-D\nEOF\n",
      lines: [3],
      fixed:
        "FROM p\nRUN <<EOF pwsh\n$ErrorActionPreference = 'Stop';\nA-B\n$ErrorActionPreference = 'Stop'\nC-D\nEOF\n",
    },
    {
      name: 'a SHELL of the stage below; nothing to write it into in ONBUILD',
      dockerfile:
        'FROM w AS a\nONBUILD SHELL ["powershell", "-Command"]\nSHELL ["powershell", "-Command"]\nFROM a\nRUN A-B; C-D\n',
      lines: [5],
      fixed:
        'FROM w AS a\nONBUILD SHELL ["powershell", "-Command"]\nSHELL ["powershell", "-Command", "$ErrorActionPreference = \'Stop\';"]\nFROM a\nRUN A-B; C-D\n',
    },
    {
      name: 'a program with a path or an ending, not a function of the script',
      dockerfile:
        'FROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\';"]\nRUN ./build-all; A-B\nFROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\';"]\nRUN Get-Tool.exe; A-B\nFROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\';"]\nRUN function Deploy { Get-A1 }; deploy; A-B\n',
      lines: [3, 6],
      fixed:
        'FROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\'; $PSNativeCommandUseErrorActionPreference = $true;"]\nRUN ./build-all; A-B\nFROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\'; $PSNativeCommandUseErrorActionPreference = $true;"]\nRUN Get-Tool.exe; A-B\nFROM p\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\';"]\nRUN function Deploy { Get-A1 }; deploy; A-B\n',
    },
    {
      name: 'variables that are only named like a preference',
      dockerfile: 'FROM w\nRUN ["powershell", "-Command", "$MyPreferences = 1; A-B"]\n',
      lines: [2],
      fixed: 'FROM w\nRUN ["powershell", "-Command", "$ErrorActionPreference = \'Stop\'; $MyPreferences = 1; A-B"]\n',
    },
  ],
  silent: [
    { name: 'one statement', dockerfile: 'FROM w\nSHELL ["powershell", "-Command"]\nRUN A-B -C (D-E)\n' },
    {
      name: 'the preference counts as no work',
      dockerfile: 'FROM w\nSHELL ["powershell", "-Command"]\nRUN $ProgressPreference = \'x\'; A-B\n',
    },
    {
      name: 'set at the start of the script, in other letters',
      dockerfile: 'FROM w\nSHELL ["powershell", "-Command"]\nRUN $erroractionpreference="stop"; A-B; C-D\n',
    },
    {
      name: 'Windows PowerShell has no second preference, cmdlets need none',
      dockerfile:
        'FROM w\nSHELL ["powershell", "-Command", "$ErrorActionPreference = \'Stop\'"]\nRUN git fetch; A-B\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\'"]\nRUN A-B; C-D | % { $_ }\n',
    },
    { name: 'another shell', dockerfile: 'FROM debian\nRUN a; b\n' },
    { name: 'a file is run', dockerfile: 'FROM p\nRUN pwsh -File x.ps1; echo\nRUN pwsh ./x.ps1; echo\n' },
    {
      name: 'more statements are asked for',
      dockerfile: 'FROM p\nRUN pwsh -c "A-B; C-D"\n',
      options: { statements: 3 },
    },
    {
      name: 'set by the first statement, for the whole session',
      dockerfile: 'FROM w\nSHELL ["powershell", "-Command"]\nRUN $global:ErrorActionPreference = \'Stop\'; A-B; C-D\n',
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says what to set and where, and shows the SHELL', () => {
  const dockerfile =
    'FROM p\nRUN pwsh -c "A-B x; git y"\nSHELL ["pwsh", "-c"]\nRUN A-B; git\nSHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\'"]\nRUN git; A-B\n';
  const both = "`$ErrorActionPreference = 'Stop'` and `$PSNativeCommandUseErrorActionPreference = $true`";
  const problems = problemsOf(powershellErrorAction, { name: '', dockerfile });
  const text = ({ range }: { range: Range }) => dockerfile.slice(range.start, range.end);
  expect(problems.map(({ message }) => message)).toEqual([
    `Set ${both} at the start: this script goes on after an error.`,
    `Set ${both} in SHELL: this script goes on after an error.`,
    'Set `$PSNativeCommandUseErrorActionPreference = $true` in SHELL: this script goes on after a program that failed.',
  ]);
  expect(problems.map(text)).toEqual(['A-B x', 'RUN', 'RUN']);
  expect(problems.map(({ related }) => related?.map(text))).toEqual([
    [],
    ['SHELL ["pwsh", "-c"]'],
    ['SHELL ["pwsh", "-c", "$ErrorActionPreference = \'Stop\'"]'],
  ]);
});

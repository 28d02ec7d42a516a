import { powershellShellInstruction } from '../../../src/rules/windows-powershell/powershell-shell-instruction.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const W = 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\n';
const PRELUDE = "\"$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';\"";

ruleCases(powershellShellInstruction, {
  fires: [
    {
      name: 'calls with options and escaped quotes, other instructions between',
      dockerfile: `${W}RUN @powershell -NoProfile -Command "A-B \\"x y\\"; C-D"\nENV A=1\nRUN powershell -NoProfile -Command "E-F"\nCMD ["x"]\n`,
      lines: [2],
      fixed: `${W}SHELL ["powershell", "-NoProfile", "-Command", ${PRELUDE}]\nRUN A-B "x y"; C-D\nENV A=1\nRUN E-F\nCMD ["x"]\n`,
    },
    {
      name: 'another RUN needs the old shell',
      dockerfile: `${W}RUN powershell -Command "A-B"\nRUN powershell -Command "C-D"\nRUN mkdir x\n`,
      lines: [2],
    },
    {
      name: 'other options',
      dockerfile: `${W}RUN powershell -Command "A-B"\nRUN powershell -NoProfile -Command "C-D"\n`,
      lines: [2],
    },
    {
      name: 'a variable of cmd',
      dockerfile: `${W}RUN powershell -Command "A-B %PATH%"\nRUN powershell -Command "C-D"\n`,
      lines: [2],
    },
    {
      name: 'a stage built on it',
      dockerfile: `${W.trim()} AS a\nRUN powershell -Command "A-B"\nRUN powershell -Command "C-D"\nFROM a\n`,
      lines: [2],
    },
  ],
  silent: [
    { name: 'one call', dockerfile: `${W}RUN powershell -Command "A-B"\nRUN mkdir x\n` },
    { name: 'one RUN with two', dockerfile: `${W}RUN powershell -Command "A-B" && powershell -Command "C-D"\n` },
    {
      name: 'stages of their own',
      dockerfile: `${W}RUN powershell -Command "A-B"\n${W}RUN powershell -Command "A-B"\n`,
    },
    {
      name: 'a SHELL between',
      dockerfile: `${W}RUN powershell -Command "A-B"\nSHELL ["cmd", "/S", "/C", "x"]\nRUN powershell -Command "A-B"\n`,
    },
    { name: 'SHELL names it', dockerfile: `${W}SHELL ["powershell", "-Command"]\nRUN A-B\nRUN C-D\n` },
    {
      name: 'exec form',
      dockerfile: `${W}RUN ["powershell", "-Command", "A-B"]\nRUN ["powershell", "-Command", "C-D"]\n`,
    },
  ],
});

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
    {
      name: 'options with values, a command without its option, blanks around the script, a RUN before',
      dockerfile: `${W}RUN mkdir x\nRUN powershell -ExecutionPolicy Bypass -Command " A-B "\nRUN powershell -ExecutionPolicy Bypass -Command "C-D"\n${W}RUN powershell "A-B"\nRUN powershell "C-D"\nHEALTHCHECK CMD ["x"]\nENTRYPOINT ["y"]\nONBUILD COPY z .\n`,
      lines: [3, 6],
      fixed: `${W}RUN mkdir x\nSHELL ["powershell", "-ExecutionPolicy", "Bypass", "-Command", ${PRELUDE}]\nRUN A-B\nRUN C-D\n${W}SHELL ["powershell", "-Command", ${PRELUDE}]\nRUN A-B\nRUN C-D\nHEALTHCHECK CMD ["x"]\nENTRYPOINT ["y"]\nONBUILD COPY z .\n`,
    },
    ...[
      ['CMD x', 'a command in shell form'],
      ['HEALTHCHECK CMD x', 'a health check in shell form'],
      ['ONBUILD RUN x', 'a trigger that needs the shell'],
      ['SHELL ["cmd", "/S", "/C", "x"]', 'another SHELL below'],
    ].map(([line, name = '']) => ({
      name,
      dockerfile: `${W}RUN powershell -Command "A-B"\nRUN powershell -Command "C-D"\n${line}\n`,
      lines: [2],
    })),
    ...[
      ['powershell -Command "A-B" && echo x', 'more behind the call'],
      ['mkdir x && powershell -Command "A-B"', 'more in front of the call'],
      ['powershell -NoProfile "A-B"', 'an option and a command without its option'],
      ['powershell -ConfigurationName X -NoProfile "A-B"', 'an option that begins like -Command'],
      ['C:\\\\x\\\\powershell.exe -Command "A-B"', 'a path, which JSON would need otherwise'],
      ['powershell -Command ""', 'nothing'],
    ].map(([call, name = '']) => ({
      name,
      dockerfile: `${W}RUN ${call}\nRUN ${call}\n`,
      lines: [2],
    })),
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
    {
      name: 'triggers',
      dockerfile: `${W}ONBUILD RUN powershell -Command "A-B"\nONBUILD RUN powershell -Command "C-D"\n`,
    },
  ],
});

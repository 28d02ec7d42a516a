import type { Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';

export const windowsStopsignal: Rule = {
  id: 'windows-stopsignal',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['stopsignal'],
  aliases: ['tally/windows/no-stopsignal'],
  summary: 'STOPSIGNAL stands in a Windows stage.',
  why: 'Windows has no signals: the instruction does nothing there.',
  *check({ file }) {
    for (const instruction of file.instructions) {
      if (instruction.keyword !== 'STOPSIGNAL' || !isWindowsStage(instruction.stage)) continue;
      yield {
        range: instruction.range,
        message: 'Take out this `STOPSIGNAL`: it has no effect on a Windows image.',
        fix: { safety: 'safe', title: 'Take out STOPSIGNAL', edits: [deleteInstruction(file, instruction)] },
      };
    }
  },
};

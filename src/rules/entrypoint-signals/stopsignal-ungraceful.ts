import type { Rule } from '../rule.ts';
import { signalOf } from '../support/commands/signals.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { written } from '../support/instructions/instructions.ts';

export const stopsignalUngraceful: Rule = {
  id: 'stopsignal-ungraceful',
  group: 'entrypoint-signals',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['stopsignal'],
  aliases: ['tally/no-ungraceful-stopsignal'],
  summary: 'A STOPSIGNAL that no program can handle.',
  why: 'KILL ends the process in the middle of its work, STOP only freezes it until it is killed; neither lets it close files and connections.',
  *check({ file }) {
    for (const { keyword, words, stage } of written(file)) {
      const word = keyword === 'STOPSIGNAL' && !isWindowsStage(stage) ? words[0] : undefined;
      const signal = word?.value === undefined || word.value.includes('$') ? undefined : signalOf(word.value);
      if (!word || (signal !== 'SIGKILL' && signal !== 'SIGSTOP')) continue;
      yield {
        range: word.range,
        message: `\`${word.raw}\` cannot be handled by the program; use \`SIGTERM\`.`,
        fix: { safety: 'unsafe', title: 'Use SIGTERM', edits: [{ range: word.range, text: 'SIGTERM' }] },
      };
    }
  },
};

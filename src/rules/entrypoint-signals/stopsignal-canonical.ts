import type { Rule } from '../rule.ts';
import { signalOf } from '../support/commands/signals.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { written } from '../support/instructions/instructions.ts';

export const stopsignalCanonical: Rule = {
  id: 'stopsignal-canonical',
  group: 'entrypoint-signals',
  severity: 'style',
  default: false,
  fix: 'safe',
  mentions: ['stopsignal'],
  aliases: ['tally/prefer-canonical-stopsignal'],
  summary: 'A STOPSIGNAL that is not written by its usual name.',
  why: 'A number or a shortened name makes the reader look it up.',
  *check({ file }) {
    for (const { keyword, words, stage } of written(file)) {
      const word = keyword === 'STOPSIGNAL' && !isWindowsStage(stage) ? words[0] : undefined;
      const signal = word?.value === undefined || word.value.includes('$') ? undefined : signalOf(word.value);
      if (!word || signal === undefined || word.raw === signal) continue;
      yield {
        range: word.range,
        message: `Write \`${signal}\` for \`${word.raw}\`.`,
        fix: { safety: 'safe', title: `Write ${signal}`, edits: [{ range: word.range, text: signal }] },
      };
    }
  },
};

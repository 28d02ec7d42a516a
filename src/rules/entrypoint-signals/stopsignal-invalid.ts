import type { Rule } from '../rule.ts';
import { signalOf } from '../support/commands/signals.ts';

export const stopsignalInvalid: Rule = {
  id: 'stopsignal-invalid',
  group: 'entrypoint-signals',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['dockerfile-utils:INVALID_SIGNAL'],
  summary: 'A STOPSIGNAL that no signal is called.',
  why: 'The container cannot be stopped with a signal that does not exist, and the build fails.',
  *check({ file }) {
    for (const { keyword, words } of file.instructions) {
      const word = keyword === 'STOPSIGNAL' ? words[0] : undefined;
      if (!word?.expanded || signalOf(word.expanded) !== undefined) continue;
      yield { range: word.range, message: `\`${word.raw}\` is no signal; write its name, such as \`SIGTERM\`.` };
    }
  },
};

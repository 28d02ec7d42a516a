import type { Rule } from '../rule.ts';
import { signalOf } from '../support/commands/signals.ts';
import { written } from '../support/instructions/instructions.ts';

export const stopsignalInvalid: Rule = {
  id: 'stopsignal-invalid',
  group: 'entrypoint-signals',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['stopsignal'],
  aliases: ['dockerfile-utils:INVALID_SIGNAL'],
  summary: 'A STOPSIGNAL that no signal is called.',
  why: 'The container cannot be stopped with a signal that does not exist, and the build fails.',
  *check({ file }) {
    for (const { keyword, words, state } of written(file)) {
      const word = keyword === 'STOPSIGNAL' ? words[0] : undefined;
      if (!word) continue;
      const name = /^\$(?:(\w+)|\{(\w+)\})$/.exec(word.value)?.slice(1).find(Boolean);
      const empty = word.expanded === '' || (name !== undefined && state.variable(name) === undefined);
      if (empty)
        yield { range: word.range, message: `\`${word.raw}\` is empty here; write a signal, such as \`SIGTERM\`.` };
      else if (word.expanded !== undefined && signalOf(word.expanded) === undefined)
        yield { range: word.range, message: `\`${word.raw}\` is no signal; write its name, such as \`SIGTERM\`.` };
    }
  },
};

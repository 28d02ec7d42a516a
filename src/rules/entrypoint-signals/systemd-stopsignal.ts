import { chainInstructions, startOf } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';
import { firstStart, signalOf } from '../support/commands/signals.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { insertInstructions } from '../support/instructions/instructions.ts';

export const systemdStopsignal: Rule = {
  id: 'systemd-stopsignal',
  group: 'entrypoint-signals',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: ['tally/prefer-systemd-sigrtmin-plus-3'],
  summary: 'systemd is stopped with another signal than RTMIN+3.',
  why: 'systemd as the first process shuts its services down in order only on RTMIN+3; on TERM it re-executes itself.',
  *check({ file }) {
    const start = startOf(file);
    const program = start?.form === 'exec' ? start.words[0]?.value : undefined;
    if (!start || isWindowsStage(file.target) || !PROGRAM.test(program ?? '')) return;
    const stop = chainInstructions(file.target).findLast(({ keyword }) => keyword === 'STOPSIGNAL');
    const word = stop?.words[0];
    if (word && (word.value.includes('$') || signalOf(word.value) === 'SIGRTMIN+3')) return;
    yield {
      range: word?.range ?? start.keywordRange,
      message: `Stop \`${program}\` with \`STOPSIGNAL SIGRTMIN+3\`, so that it ends its work in order.`,
      fix: {
        safety: 'safe',
        title: 'Stop with SIGRTMIN+3',
        edits: [
          word
            ? { range: word.range, text: 'SIGRTMIN+3' }
            : insertInstructions(file, firstStart(start), ['STOPSIGNAL SIGRTMIN+3']),
        ],
      },
    };
  },
};

/** A bare `init` or another folder's may be any program, such as s6's. */
const PROGRAM = /^((\/usr)?\/sbin\/init|(\/usr)?\/lib\/systemd\/systemd|systemd)$/;

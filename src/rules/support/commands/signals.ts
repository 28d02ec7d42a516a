import type { Instruction } from '../../../dockerfile/model.ts';
import { lookup } from '../../../text/lookup.ts';

/** Linux's signals by number, from 1: https://man7.org/linux/man-pages/man7/signal.7.html */
const NAMES = [
  'HUP',
  'INT',
  'QUIT',
  'ILL',
  'TRAP',
  'ABRT',
  'BUS',
  'FPE',
  'KILL',
  'USR1',
  'SEGV',
  'USR2',
  'PIPE',
  'ALRM',
  'TERM',
  'STKFLT',
  'CHLD',
  'CONT',
  'STOP',
  'TSTP',
  'TTIN',
  'TTOU',
  'URG',
  'XCPU',
  'XFSZ',
  'VTALRM',
  'PROF',
  'WINCH',
  'IO',
  'PWR',
  'SYS',
];
const SYNONYMS: Readonly<Record<string, string>> = lookup({ IOT: 'ABRT', CLD: 'CHLD', POLL: 'IO', UNUSED: 'SYS' });
/** The first real-time signal that programs may use, and how many there are. */
const RTMIN = 34;
const REAL_TIME = 30;

/** The usual name of a signal that is written in any way (`9`, `kill`, `SIGKILL`, `RTMIN+3`); undefined when there is none. */
export function signalOf(text: string): string | undefined {
  if (/^\d{1,3}$/.test(text)) {
    const number = Number(text);
    if (number >= RTMIN && number <= RTMIN + REAL_TIME)
      return number === RTMIN ? 'SIGRTMIN' : `SIGRTMIN+${number - RTMIN}`;
    const name = NAMES[number - 1];
    return name === undefined ? undefined : `SIG${name}`;
  }
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (/^RTM(IN(\+\d{1,2})?|AX(-\d{1,2})?)$/.test(name)) return `SIG${name}`;
  const known = Object.hasOwn(SYNONYMS, name) ? SYNONYMS[name] : name;
  return NAMES.includes(known ?? '') ? `SIG${known}` : undefined;
}

/** The first ENTRYPOINT or CMD of an instruction's stage, in front of which STOPSIGNAL usually stands. */
export function firstStart(start: Instruction): Instruction {
  return start.stage?.instructions.find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD') ?? start;
}

import { lookup } from '../text/lookup.ts';
import type { ShellAssignment, ShellCommand, ShellWord } from './model.ts';
import { shellWord } from './word.ts';

/** Programs that run the command given as their arguments, with their options that take a value in the next word. */
const WRAPPERS: Readonly<Record<string, { readonly valued?: RegExp; readonly operands?: number }>> = lookup({
  sudo: { valued: /^-[ughpCrtTUD]$|^--(user|group|host|prompt|chdir|role|type)$/ },
  doas: { valued: /^-[uC]$/ },
  env: { valued: /^-[uCS]$|^--(unset|chdir)$/ },
  exec: { valued: /^-a$/ },
  command: {},
  builtin: {},
  nice: { valued: /^-n$|^--adjustment$/ },
  ionice: { valued: /^-[cnpPu]$|^--(class|classdata)$/ },
  time: { valued: /^-[fo]$/ },
  nohup: {},
  setsid: {},
  stdbuf: { valued: /^-[ioe]$/ },
  xargs: { valued: /^-[adEILnPs]$|^--(arg-file|delimiter|max-args|max-procs|max-lines|replace)$/ },
  timeout: { valued: /^-[ks]$|^--(kill-after|signal)$/, operands: 1 },
  gosu: { operands: 1 },
  'su-exec': { operands: 1 },
  chroot: { operands: 1 },
  setpriv: { valued: /^--(reuid|regid|groups|inh-caps|bounding-set)$/ },
  tini: { valued: /^-[pe]$/ },
  'dumb-init': { valued: /^-r$|^--rewrite$/ },
});

export interface Peeled {
  readonly nameWord: ShellWord;
  readonly args: readonly ShellWord[];
  readonly wrappers: ShellCommand['wrappers'];
  readonly assignments: readonly ShellAssignment[];
}

/** The last part of a path: what a program is called. Undefined when the word holds an expansion. */
export function programName(word: ShellWord): string | undefined {
  return word.value?.slice(word.value.lastIndexOf('/') + 1);
}

/** Takes wrappers off the front of a command until the program that does the work is left. */
export function peel(words: readonly ShellWord[]): Peeled | undefined {
  const wrappers: { name: string; word: ShellWord; args: readonly ShellWord[] }[] = [];
  const assignments: ShellAssignment[] = [];
  // By position, as cutting off one wrapper after the other would copy the rest each time.
  for (let first = 0; ; ) {
    const nameWord = words[first];
    if (!nameWord) return undefined;
    const name = programName(nameWord);
    const wrapper = name !== undefined && Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
    const whole = (): Peeled => ({ nameWord, args: words.slice(first + 1), wrappers, assignments });
    if (!wrapper || name === undefined) return whole();
    // `command -v` looks a program up and does not run it.
    if (name === 'command' && /^-p?[vV]/.test(words[first + 1]?.text ?? '')) return whole();
    let at = first + 1;
    let operands = wrapper.operands ?? 0;
    for (; at < words.length; at++) {
      const text = words[at]?.text ?? '';
      if (text === '--') {
        at++;
        break;
      }
      const assignment = /^([A-Za-z_]\w*)=/.exec(words[at]?.raw ?? '');
      if (text.startsWith('-') && text !== '-') {
        if (wrapper.valued?.test(text)) at++;
      } else if (assignment && (name === 'env' || name === 'sudo'))
        assignments.push(toAssignment(words[at] as ShellWord));
      else if (operands > 0) operands--;
      else break;
    }
    if (at >= words.length) return whole();
    wrappers.push({ name, word: nameWord, args: words.slice(first + 1, at) });
    first = at;
  }
}

/** A word `NAME=value` as an assignment. */
export function toAssignment(word: ShellWord): ShellAssignment {
  const equals = word.raw.indexOf('=');
  const name = word.raw.slice(0, equals).replace(/\+$/, '');
  return { name, value: shellWord(word.raw.slice(equals + 1), word.range.start + equals + 1), range: word.range };
}

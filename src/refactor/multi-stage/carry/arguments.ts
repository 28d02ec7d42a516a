import type { ShellCommand, ShellWord } from '../../../shell/model.ts';

/** The operands of a command: words that are neither options nor the values of `valued` ones. */
export function operands({ args }: Pick<ShellCommand, 'args'>, valued = /^$/): ShellWord[] {
  const found: ShellWord[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    if (word.text === '--') return [...found, ...args.slice(at + 1)];
    if (!/^-./.test(word.text)) found.push(word);
    else if (valued.test(word.text)) at++;
  }
  return found;
}

/** The value of an option in any of its forms: `-o x`, `-ox` (for one letter), `--output x`, `--output=x`. */
export function option(command: ShellCommand, ...names: readonly string[]): ShellWord | string | undefined {
  const { args } = command;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    for (const name of names) {
      if (word.text === name) return args[at + 1];
      if (word.text.startsWith(`${name}=`)) return word.text.slice(name.length + 1);
      if (/^-[a-zA-Z]$/.test(name) && word.text.startsWith(name) && word.text.length > 2) return word.text.slice(2);
    }
  }
  return undefined;
}

export function hasWord({ args }: ShellCommand, ...words: readonly string[]): boolean {
  return args.some(({ text }) => words.includes(text));
}

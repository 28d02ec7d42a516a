import type { Language } from './language.ts';
import { lowerScript, shebangOptions } from './lower/program.ts';
import { printNode } from './node/print.ts';
import { printPython } from './python/print.ts';
import type { Refusal } from './refusal.ts';
import { simplify } from './simplify/simplify.ts';
import { parseScript } from './syntax/commands.ts';

/** A translated program, or what stands in the way. */
export type Translation =
  | { readonly done: true; readonly text: string }
  | { readonly done: false; readonly refusals: readonly Refusal[] };

/** Longer scripts aren't read, in UTF-16 units. */
const MAX_LENGTH = 200_000;

/**
 * Translates a shell script to a Python program that does the same, or says what can't be translated exactly.
 * @param text the script; its shebang says whether it is bash or sh, and sh is taken for dash
 * @param options `name`: the script's name, for the first comment of the program; `to`: the language of the program
 */
export function translate(text: string, options: { readonly name: string; readonly to: Language }): Translation {
  const start = shebangOptions(text);
  const first = (construct: string, reason: string): Translation => ({
    done: false,
    refusals: [{ construct, reason, line: 1 }],
  });
  if (!start.dialect) return first('shebang', 'only scripts for bash and sh are translated, and it has to say which');
  if (start.unknown) return first(`shebang ${start.unknown}`, 'only the options -e and -u are supported there');
  if (text.length > MAX_LENGTH) return first('script', 'it is too long');
  if (text.includes('\r')) return first('line ends', 'a carriage return, which a shell takes as text');
  const { script, refusals } = parseScript(text, start.dialect);
  if (!script) return { done: false, refusals: sorted(refusals) };
  const program = lowerScript(script, start.options, refusals, options.to);
  if (refusals.length > 0) return { done: false, refusals: sorted(refusals) };
  const print = { python: printPython, node: printNode }[options.to];
  return { done: true, text: print(simplify(program), options.name) };
}

function sorted(refusals: readonly Refusal[]): Refusal[] {
  return [...refusals].sort((a, b) => a.line - b.line);
}

import { expand } from '../../../dockerfile/expand.ts';
import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellScript, ShellWord } from '../../../shell/model.ts';

/**
 * The packages that a word of a command names once variables are put in: those of the script itself and the ARGs and ENVs in force.
 * A variable outside of quotes may hold several. None where a value isn't known (`"${pkgs[@]}"`, `$(cat list)`, an ARG without default).
 */
export function packageTexts(word: ShellWord, run: Instruction, script: ShellScript): readonly string[] {
  if (word.value !== undefined) return [word.value];
  if (/[`([]/.test(word.text)) return [];
  const text = expand(word.text, (name) => {
    const assigned = script.variables.filter((variable) => variable.name === name);
    if (assigned.length > 0) return assigned.length === 1 ? assigned[0]?.value?.value : undefined;
    return run.state.variable(name)?.value;
  });
  if (text === undefined) return [];
  if (word.quoted) return [text];
  const words = text.split(/\s+/).filter((each) => each !== '');
  // Of options nobody knows here which take the next word.
  return words.some((each) => each.startsWith('-')) ? [] : words;
}

/** A list of names for a message, the first few of them. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.join(', ');
}

import { expand } from '../../../dockerfile/expand.ts';
import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellScript, ShellWord } from '../../../shell/model.ts';

/**
 * What a word of a command says once variables are put in: those of the script itself and the ARGs and ENVs in force. Undefined
 * when it begins with a variable (a list of packages, `"${pkgs[@]}"`, `$(cat list)`) or when a value isn't known.
 */
export function packageText(word: ShellWord, run: Instruction, script: ShellScript): string | undefined {
  if (word.value !== undefined) return word.value;
  if (/^[$`]/.test(word.text) || /[`(]/.test(word.text)) return undefined;
  return expand(word.text, (name) => {
    const assigned = script.variables.filter((variable) => variable.name === name);
    if (assigned.length > 0) return assigned.length === 1 ? assigned[0]?.value?.value : undefined;
    return run.state.variable(name)?.value;
  });
}

/** A list of names for a message, the first few of them. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.join(', ');
}

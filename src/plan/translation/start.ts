import { posix } from 'node:path';
import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { Language } from '../../refactor/translate/language.ts';
import type { StartScript } from '../../repository/start-scripts.ts';
import { readShebang } from '../../rules/support/commands/image-scripts.ts';
import type { TextEdit } from '../../text/edit.ts';

const SHELLS = /^(ba|da)?sh$/;
const INTERPRETERS: Readonly<Record<Language, string>> = { python: 'python3', node: 'node' };

/**
 * ENTRYPOINT or CMD with the translation in the script's place, in the exec form; or the sentence that says why not.
 * @returns `direct`: the kernel starts the program, so it has to be executable
 */
export function startEdits(
  file: Dockerfile,
  { instruction, name, text }: StartScript,
  program: string,
  language: Language,
): { readonly edits: readonly TextEdit[]; readonly direct: boolean } | string {
  const { words, form, keyword } = instruction;
  const at = words.findIndex(({ value }) => value === name);
  const word = words[at];
  if (!word) return `${keyword} does not name the script by itself.`;
  const path = JSON.stringify(name.slice(0, name.lastIndexOf('/') + 1) + program);
  if (form === 'exec') {
    const before = words[at - 1];
    if (!before || !SHELLS.test(posix.basename(before.value)))
      return before?.value.startsWith('-') && words.slice(0, at).some(({ value }) => SHELLS.test(posix.basename(value)))
        ? `${keyword} gives its shell options; put them into the script with \`set\`.`
        : { edits: [{ range: word.range, text: path }], direct: true };
    const meant = readShebang(text)?.program;
    if (meant !== posix.basename(before.value))
      return `${keyword} runs the script with \`${before.value}\`, and its first line asks for \`${meant ?? 'nothing'}\`.`;
    const edits = [
      { range: before.range, text: JSON.stringify(INTERPRETERS[language]) },
      { range: word.range, text: path },
    ];
    return { edits, direct: false };
  }
  const all = chainInstructions(file.target);
  const other = keyword === 'ENTRYPOINT' ? 'CMD' : 'ENTRYPOINT';
  if (words.length !== 1) return `${keyword} is written as a line for a shell; write it as an array (exec form) first.`;
  if (all.some((each) => each.keyword === other))
    return `${keyword} is written as a line for a shell, so what ${other} says means something else to an array.`;
  return { edits: [{ range: word.range, text: `[${path}]` }], direct: true };
}

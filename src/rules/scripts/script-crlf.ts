import { posix } from 'node:path';
import { isWindowsImage } from '../../dockerfile/image-reference.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { ScriptRule } from '../rule.ts';
import type { ImageScript } from '../support/commands/image-scripts.ts';

export const scriptCrlf: ScriptRule = {
  id: 'script-crlf',
  group: 'scripts',
  severity: 'error',
  default: true,
  fix: 'safe',
  aliases: [],
  summary: 'A shell script with the line ends of Windows.',
  why: 'The kernel looks for an interpreter whose name ends with a carriage return, and the shell takes the character for a part of each last word: no such file or directory.',
  *checkScript({ script }) {
    const { text, shebang, image } = script;
    if (!minds(script)) return;
    const returns = [...text.matchAll(/(?<!\r)\r{1,1000}\n/g)];
    const [first] = returns;
    if (!first || converts(image.dockerfile)) return;
    const edits: TextEdit[] = returns.map(({ 0: whole, index }) => ({
      range: { start: index, end: index + whole.length - 1 },
      text: '',
    }));
    const said = shebang ? `; the kernel looks for \`${shebang.program}\` with a carriage return` : '';
    yield {
      range: { start: 0, end: first.index },
      message: `${returns.length} ${returns.length === 1 ? 'line ends' : 'lines end'} with CR LF${said}; end them with LF alone, and say \`*.sh text eol=lf\` in \`.gitattributes\`.`,
      fix: { safety: 'safe', title: 'End the lines with LF', edits },
    };
  },
};

/**
 * Whether carriage returns break the file: it is a shell's, or the kernel reads its first line. A settings file that the start names,
 * a disk image, or a program that its interpreter is called with goes on with them.
 */
function minds({ path, text, shebang, start }: ImageScript): boolean {
  if (text.includes('\0')) return false;
  if (shebang) return SHELL.test(shebang.program) || start?.direct !== false;
  if (start === undefined || /\.(sh|bash|ksh)$/.test(path)) return true;
  const { words, form } = start.instruction;
  const at = words.findIndex(({ value }) => value === start.name);
  const caller = words.slice(0, at).findLast(({ value }) => !value.startsWith('-'));
  return caller ? CALLER.test(posix.basename(caller.value)) : form === 'shell' || start.direct;
}

const SHELL = /^(ba|da|a|k|z)?sh$/;
/** A shell, what tells one to go on in a file, and the inits that start a program as the kernel does. */
const CALLER = /^((ba|da|a|k|z)?sh|\.|source|exec|tini|dumb-init|catatonit)$/;

/** Whether the build takes the characters out, or builds for Windows. */
function converts({ instructions, target }: Dockerfile): boolean {
  if (isWindowsImage(target?.root.base.resolved ?? target?.root.base.raw)) return true;
  return instructions.some(({ keyword, shellText }) => keyword === 'RUN' && /dos2unix|\\r|\\015/.test(shellText));
}

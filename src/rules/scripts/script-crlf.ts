import { isWindowsImage } from '../../dockerfile/image-reference.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { ScriptRule } from '../rule.ts';

export const scriptCrlf: ScriptRule = {
  id: 'script-crlf',
  group: 'scripts',
  severity: 'error',
  default: true,
  fix: 'safe',
  aliases: [],
  summary: 'A shell script with the line ends of Windows.',
  why: 'The kernel looks for an interpreter whose name ends with a carriage return, and the shell takes the character for a part of each last word: no such file or directory.',
  *checkScript({ script: { text, shebang, image } }) {
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

/** Whether the build takes the characters out, or builds for Windows. */
function converts({ instructions, target }: Dockerfile): boolean {
  if (isWindowsImage(target?.root.base.resolved ?? target?.root.base.raw)) return true;
  return instructions.some(({ keyword, shellText }) => keyword === 'RUN' && /dos2unix|\\r|\\015/.test(shellText));
}

import type { ShellWord } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { ScriptRule } from '../rule.ts';

export const unquotedArguments: ScriptRule = {
  id: 'unquoted-arguments',
  group: 'scripts',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['SC2068', 'SC2048'],
  summary: 'Arguments that are passed on without quotes.',
  why: 'The shell splits each argument at its blanks and takes stars for file names, so that the program gets other arguments than the container was given.',
  *checkScript({ script }) {
    const shell = script.shell();
    const places: Range[] = [];
    for (const { nameWord, name, args, wrappers, inside } of shell.commands) {
      // In the text of `bash -c "…"` or eval they stand between quotes already, which more of them would end.
      if (inside.includes('shell-c')) continue;
      if (/^(echo|printf|:|true|log\w*|\[|\[\[|test|local|declare|export)$/.test(name ?? '')) continue;
      const words = [...wrappers.flatMap((wrapper) => wrapper.args), nameWord, ...args];
      places.push(...words.filter(isBare).map(({ range }) => range));
    }
    for (const match of script.text.matchAll(
      /\bfor[ \t]{1,20}\w{1,100}[ \t]{1,20}in[ \t]{1,20}(\$[@*])(?=[ \t]*(?:;|$))/gm,
    )) {
      const end = match.index + match[0].length;
      if (!shell.comments.some(({ start, end: last }) => start <= end && end <= last))
        places.push({ start: end - 2, end });
    }
    for (const range of places.sort((a, b) => a.start - b.start)) {
      const raw = script.text.slice(range.start, range.end);
      const quoted = `"${raw.replace('*', '@')}"`;
      yield {
        range,
        message: `Arguments with blanks or stars fall apart here; write \`${quoted}\`.`,
        fix: { safety: 'unsafe', title: 'Pass the arguments on as they are', edits: [{ range, text: quoted }] },
      };
    }
  },
};

function isBare({ raw }: ShellWord): boolean {
  return /^\$(?:[@*]|\{[@*](?::\s*\d+)?\})$/.test(raw);
}

import { posix } from 'node:path';
import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { StartScript } from '../../repository/start-scripts.ts';
import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';

/** What the steps of the build do with the script. */
export interface Mentions {
  /** Some step makes it executable. */
  readonly modes: boolean;
  /** Some step does more than set its mode or owner, or may mean it. */
  readonly others: boolean;
  /** The steps with another file in the script's place. */
  renamed(name: string): TextEdit[];
}

/** Looks through RUN for the script: `chmod +x /entrypoint.sh` moves on to the new file, anything else needs the old one. */
export function mentionsOf(file: Dockerfile, { name, copy, instruction }: StartScript): Mentions {
  const base = posix.basename(name);
  const places: Range[] = [];
  let modes = false;
  let others = false;
  for (const run of chainInstructions(file.target)) {
    if (run === copy || run === instruction) continue;
    if (run.keyword === 'RUN') {
      for (const command of run.shell().commands) {
        const words = [command.nameWord, ...command.args];
        const named = words.filter((word) => ends(word, base));
        const simple = isMode(command) && named.every((word) => textAt(file, word, base));
        if (named.length > 0 && simple) {
          modes ||= command.name === 'chmod';
          places.push(...named.map(({ range }) => ({ start: range.end - base.length, end: range.end })));
        } else if (named.length > 0 || words.some((word) => mayMean(word, base))) others = true;
      }
      continue;
    }
    if (
      /^(CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD)$/.test(run.keyword) &&
      file.text.slice(run.range.start, run.range.end).includes(base)
    )
      others = true;
  }
  return { modes, others, renamed: (to) => places.map((range) => ({ range, text: to })) };
}

function isMode({ name }: ShellCommand): boolean {
  return name === 'chmod' || name === 'chown';
}

function ends({ text }: ShellWord, base: string): boolean {
  return text === base || text.endsWith(`/${base}`);
}

/** Does the word end with the name in the file itself, without a quote behind it? */
function textAt(file: Dockerfile, { range }: ShellWord, base: string): boolean {
  return file.text.slice(range.end - base.length, range.end) === base;
}

/** A pattern such as `/*.sh` may be meant for this script, and then fails without it. */
function mayMean({ text, quoted }: ShellWord, base: string): boolean {
  if (!text.includes(base) && (quoted || !/[*?[]/.test(text))) return false;
  if (text.includes(base)) return true;
  const last = text.slice(text.lastIndexOf('/') + 1);
  const pattern = last
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return last.includes('[') || new RegExp(`^${pattern}$`).test(base);
}

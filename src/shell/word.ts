import type { ShellWord } from './model.ts';

/**
 * Reads one word as a shell would.
 * @param raw the word as written
 * @param start its offset
 */
export function shellWord(raw: string, start: number): ShellWord {
  let text = '';
  let quote = '';
  let quoted = false;
  let expands = false;
  const variables: string[] = [];
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] as string;
    const next = raw[at + 1];
    if (quote === "'") {
      if (char === "'") quote = '';
      else text += char;
    } else if (char === '\\' && next !== undefined) {
      at++;
      if (next === '\n') continue;
      text += quote === '"' && !/["$`\\]/.test(next) ? char + next : next;
    } else if (char === "'" && quote === '') {
      quote = char;
      quoted = true;
    } else if (char === '"') {
      quote = quote === '"' ? '' : '"';
      quoted = true;
    } else {
      if (char === '`' || (char === '$' && next !== undefined && /[\w{(@*#?!$-]/.test(next))) {
        expands = true;
        const name = /^\$\{?[#!]?([A-Za-z_]\w*)/.exec(raw.slice(at, at + 200))?.[1];
        if (name !== undefined) variables.push(name);
      }
      text += char;
    }
  }
  return { raw, value: expands ? undefined : text, text, variables, quoted, range: { start, end: start + raw.length } };
}

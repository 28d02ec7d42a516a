import type { Range } from '../text/range.ts';

/**
 * The text of one logical line as a shell must see it: same length as the original, so an offset in it is an offset in the
 * file. Comment and blank lines inside the continuation become blanks; every continuation ends in `\` + `\n`, whatever the
 * file's escape character and line ending are.
 */
export function maskLogicalLine(text: string, escapeChar: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  let result = '';
  lines.forEach((line, index) => {
    const content = line.replace(/\r$/, '');
    if (index > 0 && isSkipped(content)) {
      result += ' '.repeat(line.length + (index < last ? 1 : 0));
      return;
    }
    const trimmed = content.trimEnd();
    const continued = trimmed.endsWith(escapeChar);
    if (index === last) {
      result += continued
        ? `${line.slice(0, trimmed.length - 1)}${' '.repeat(line.length - trimmed.length + 1)}`
        : line;
    } else if (continued) {
      const kept = trimmed.slice(0, -1);
      result += `${kept}${' '.repeat(line.length - kept.length - 1)}\\\n`;
    } else {
      result += `${line}\n`;
    }
  });
  return result;
}

/** Docker drops comment lines and (deprecated, but still) blank lines inside a continued instruction. */
function isSkipped(line: string): boolean {
  const first = line.trimStart();
  return first === '' || first.startsWith('#');
}

const BLANK = /\s/;

/**
 * Splits masked text at blanks, as Docker's parser does: quotes and the escape character keep blanks inside a word.
 * Offsets are relative to `text`. Unclosed quotes run to the end.
 */
export function splitWords(text: string, escapeChar: string): Range[] {
  const words: Range[] = [];
  let at = 0;
  while (at < text.length) {
    const skipped = skipBlanks(text, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const start = at;
    at = scanWord(text, start, escapeChar);
    words.push({ start, end: trimContinuation(text, start, at) });
  }
  return words;
}

/** Where the word that begins at an offset of masked text ends, by the rules of `splitWords`. */
export function wordEnd(text: string, start: number, escapeChar: string): number {
  return trimContinuation(text, start, scanWord(text, start, escapeChar));
}

/** As `wordEnd`, with the continuations behind the word. */
function scanWord(text: string, start: number, escapeChar: string): number {
  let at = start;
  let quote = '';
  while (at < text.length) {
    const char = text[at] as string;
    if (isContinuation(text, at)) {
      // A continuation joins what stands on both sides unless a blank follows.
      at += 2;
    } else if (char === escapeChar && quote !== "'" && at + 1 < text.length) {
      at += 2;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      at++;
    } else if (char === '"' || char === "'") {
      quote = char;
      at++;
    } else if (BLANK.test(char)) {
      break;
    } else {
      at++;
    }
  }
  return Math.min(at, text.length);
}

function isContinuation(text: string, at: number): boolean {
  return text[at] === '\\' && text[at + 1] === '\n';
}

/** The next offset that is neither a blank nor a continuation. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (isContinuation(text, at)) at += 2;
    else if (BLANK.test(text[at] as string)) at++;
    else break;
  }
  return at;
}

function trimContinuation(text: string, start: number, end: number): number {
  let stop = end;
  while (stop - 2 >= start && isContinuation(text, stop - 2)) stop -= 2;
  return stop;
}

/** Stands in front of a `$` that is no variable's. No text that is read as a Dockerfile has this character. */
export const LITERAL = '\0';

/**
 * Removes quotes, escapes and continuations from a word; `$` and what follows stays as written. A `$` that is escaped or in single quotes
 * gets `LITERAL` in front.
 */
export function unquote(raw: string, escapeChar: string): string {
  let value = '';
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] as string;
    const next = raw[at + 1];
    if (isContinuation(raw, at)) at++;
    else if (char === escapeChar && quote !== "'" && next !== undefined) {
      // Inside double quotes only `"`, `$` and the escape itself are escaped.
      if (next === '$') value += `${LITERAL}$`;
      else if (quote === '"' && next !== '"' && next !== escapeChar) value += char + next;
      else value += next;
      at++;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else value += char === '$' && quote === "'" ? `${LITERAL}$` : char;
    } else if (char === '"' || char === "'") quote = char;
    else value += char;
  }
  return value;
}

/**
 * The items of a JSON array of strings with their ranges (quotes included), relative to `text`; undefined when it is none.
 * Single quotes, missing commas and the like make Docker fall back to the shell form, so they give undefined too.
 */
export function jsonArray(text: string): { value: string; range: Range }[] | undefined {
  const trimmed = text.trimStart();
  if (!trimmed.startsWith('[')) return undefined;
  const plain = text.replace(/\\\n/g, '  ');
  let parsed: unknown;
  try {
    parsed = JSON.parse(plain);
  } catch {
    return undefined; // not JSON: Docker takes it for shell form
  }
  if (!Array.isArray(parsed) || !parsed.every((item) => typeof item === 'string')) return undefined;
  const ranges: Range[] = [];
  for (const match of plain.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
    ranges.push({ start: match.index, end: match.index + match[0].length });
  }
  return parsed.map((value: string, index) => ({ value, range: ranges[index] ?? { start: 0, end: 0 } }));
}

import { lookup } from '../../../text/lookup.ts';
import type { Bool, Item, List, Stmt, Text } from '../ir.ts';
import type { Word } from '../syntax/tree.ts';
import { joinTexts, type Lowering } from './context.ts';
import { listOf } from './words.ts';

/** What echo or printf prints: a text, or a loop that prints texts. */
export type Printed =
  | { readonly text: Text }
  | { readonly words: List }
  | { readonly each: List; readonly format: readonly Text[] };

/** Is the text surely not an option of echo, which it would take for more than itself? */
function plainStart(text: Text, letters: 'n' | 'neE'): boolean {
  const option = { n: /^-n$/, neE: /^-[neE]+$/ }[letters];
  const part = { n: /^-?n?$/, neE: /^-?[neE]*$/ }[letters];
  if (text.k === 'text') return !option.test(text.value);
  if (text.k === 'number-text') return true;
  const parts = text.k === 'join' ? text.parts : [];
  return parts.some((each, index) => {
    if (each.k === 'number-text') return true;
    // Only the first part can begin with the sign.
    return (
      each.k === 'text' &&
      (index === 0 ? !part.test(each.value) || !each.value.startsWith('-') : !part.test(each.value))
    );
  });
}

const ESCAPES: Readonly<Record<string, string>> = lookup({
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
});

/** Backslash escapes as echo and printf read them; undefined for those that end the output or are not known. */
export function unescaped(text: string, octal: RegExp): string | undefined {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\\') {
      result += text[at];
      continue;
    }
    const number = octal.exec(text.slice(at + 1));
    if (number) {
      const code = Number.parseInt(number[1] ?? '', 8);
      if (code === 0 || code > 127) return undefined;
      result += String.fromCharCode(code);
      at += number[0].length;
      continue;
    }
    const next = text[at + 1] ?? '';
    const named = ESCAPES[next];
    if (next === 'c' || next === 'x' || next === 'u' || next === 'U' || (next >= '0' && next <= '9')) return undefined;
    result += named ?? `\\${next}`;
    at++;
  }
  return result;
}

/** `"text $@"` as one text, which looks the same when it is printed; not where its beginning may be an option. */
function asOne(item: Item): Item {
  if (!('all' in item) || item.all.k !== 'beside') return item;
  const { before, list, after } = item.all;
  return plainStart(before, 'neE') && !isEmpty(before)
    ? { one: joinTexts([before, { k: 'joined', list }, after]) }
    : item;
}

function isEmpty(text: Text): boolean {
  return text.k === 'text' && text.value === '';
}

/** What `echo` prints, with its line end; undefined after a refusal. */
export function echoed(ctx: Lowering, words: readonly Word[], line: number): Printed | undefined {
  const list = listOf(ctx, words);
  const items = (list.k === 'list' ? [...list.items] : [{ all: list } satisfies Item]).map(asOne);
  if (items.some((item) => 'all' in item)) return { words: list };
  const texts = items.flatMap((item) => ('one' in item ? [item.one] : []));
  let newline = true;
  let escapes = ctx.dialect === 'sh';
  while (
    texts[0]?.k === 'text' &&
    (ctx.dialect === 'sh' ? texts[0].value === '-n' : /^-[neE]+$/.test(texts[0].value))
  ) {
    for (const letter of texts[0].value.slice(1)) {
      if (letter === 'n') newline = false;
      else escapes = letter === 'e';
    }
    texts.shift();
    // The echo of sh has one option.
    if (ctx.dialect === 'sh') break;
  }
  const dynamic = texts.some((text) => text.k !== 'text' && text.k !== 'number-text');
  if (escapes && dynamic && texts.some(dangerous)) return { words: list };
  const taken = ctx.dialect === 'sh' && !newline;
  if (texts[0] && !taken && !plainStart(texts[0], ctx.dialect === 'sh' ? 'n' : 'neE')) return { words: list };
  const parts = texts.flatMap((text, index) =>
    index === 0 ? [text] : [{ k: 'text', value: ' ' } satisfies Text, text],
  );
  const whole = joinTexts(parts);
  const result = escapes ? escapedText(whole) : whole;
  // What only bash reads in one way is read when the program runs.
  if (!result && ctx.dialect === 'bash') return { words: list };
  if (!result) {
    ctx.refuse('echo', 'a backslash escape that shells read in different ways', line);
    return undefined;
  }
  return { text: newline ? joinTexts([result, { k: 'text', value: '\n' }]) : result };
}

/** Text whose value isn't known, and may hold a backslash. */
function dangerous(text: Text): boolean {
  if (text.k === 'join') return text.parts.some(dangerous);
  return text.k !== 'text' && text.k !== 'number-text';
}

function escapedText(text: Text): Text | undefined {
  const parts = (text.k === 'join' ? text.parts : [text]).map((part): Text | undefined => {
    if (part.k !== 'text') return part;
    const value = unescaped(part.value, /^0([0-7]{1,3})/);
    return value === undefined ? undefined : { k: 'text', value };
  });
  return parts.every((part) => part !== undefined) ? joinTexts(parts as Text[]) : undefined;
}

/** The statements that print. */
export function printStatements(ctx: Lowering, printed: Printed, fd: 1 | 2): Stmt[] {
  if ('text' in printed) return [{ k: 'print', text: printed.text, fd }];
  if ('words' in printed) return [{ k: 'echo', words: printed.words, fd }];
  const variable = ctx.newVariable('word', 'text');
  const [head, tail] = printed.format;
  const one = (text: Text): Text => joinTexts([head as Text, text, tail as Text]);
  const body: Stmt[] = [{ k: 'print', text: one({ k: 'variable', variable }), fd }];
  const empty: Bool = { k: 'has', list: printed.each, index: 1 };
  const none: Stmt = { k: 'print', text: one({ k: 'text', value: '' }), fd };
  return [
    { k: 'for', variable, list: printed.each, body },
    { k: 'if', branches: [{ test: { k: 'not', test: empty }, body: [none] }], otherwise: undefined },
  ];
}

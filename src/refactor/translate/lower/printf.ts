import type { Item, Text } from '../ir.ts';
import type { Word } from '../syntax/tree.ts';
import { numeric } from './arithmetic.ts';
import { EMPTY, joinTexts, type Lowering } from './context.ts';
import { type Printed, unescaped } from './echo.ts';
import { literal } from './names.ts';
import { listOf } from './words.ts';

/** `%-10s`, `%05d` */
interface Slot {
  readonly conversion: 's' | 'd';
  readonly flags: string;
  /** Undefined: as long as it is. */
  readonly width: number | undefined;
  /** The most characters of a text. */
  readonly precision: number | undefined;
}

const CONVERSION = /%(?:%|([-0]*)(\d{1,3})?(?:\.(\d{1,3}))?([sdi]))/g;

/** What `printf` prints; undefined after a refusal. */
export function formatted(ctx: Lowering, words: readonly Word[], line: number): Printed | undefined {
  const [format, ...rest] = words[0]?.raw === '--' ? words.slice(1) : words;
  const template = literal(format);
  if (template === undefined || template.startsWith('-')) {
    ctx.refuse('printf', 'its format is known only at run time', line);
    return undefined;
  }
  const slots: Slot[] = [];
  const between = [''];
  let at = 0;
  for (const match of template.matchAll(CONVERSION)) {
    between[between.length - 1] += template.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === '%%') between[between.length - 1] += '%';
    else {
      slots.push(slotOf(match));
      between.push('');
    }
  }
  const tail = template.slice(at);
  between[between.length - 1] += tail;
  const plain = template.replace(CONVERSION, '');
  if (plain.includes('%') || slots.some(({ conversion, precision }) => conversion === 'd' && precision !== undefined)) {
    ctx.refuse(`printf ${template}`, 'only %s, %d and %% are supported in its format', line);
    return undefined;
  }
  const literals = between.map((text) => unescaped(text, /^([0-7]{1,3})/));
  if (literals.some((text) => text === undefined)) {
    ctx.refuse('printf', 'a backslash escape that is not known', line);
    return undefined;
  }
  const texts = literals.map((value): Text => ({ k: 'text', value: value ?? '' }));
  return fill(ctx, texts, slots, rest, line);
}

function slotOf([, flags = '', width, precision, conversion]: RegExpMatchArray): Slot {
  return {
    conversion: conversion === 's' ? 's' : 'd',
    flags,
    width: width === undefined ? undefined : Number(width),
    precision: precision === undefined ? undefined : Number(precision),
  };
}

function fill(
  ctx: Lowering,
  between: readonly Text[],
  slots: readonly Slot[],
  rest: readonly Word[],
  line: number,
): Printed | undefined {
  const list = listOf(ctx, rest);
  const items: readonly Item[] = list.k === 'list' ? list.items : [{ all: list }];
  const [only] = slots;
  if (items.some((item) => 'all' in item)) {
    const plain =
      only && slots.length === 1 && only.conversion === 's' && only.width === undefined && only.precision === undefined;
    if (plain && (list.k === 'arguments' || list.k === 'variable' || list.k === 'words' || list.k === 'glob'))
      return { each: list, format: between };
    ctx.refuse('printf', 'with words whose number is known only at run time', line);
    return undefined;
  }
  const texts = items.flatMap((item) => ('one' in item ? [item.one] : []));
  const parts: Text[] = [];
  // The format is used again until all words are printed; missing ones are empty.
  do {
    parts.push(between[0] ?? EMPTY);
    for (const [index, slot] of slots.entries())
      parts.push(converted(ctx, texts.shift() ?? EMPTY, slot, line), between[index + 1] ?? EMPTY);
  } while (slots.length > 0 && texts.length > 0);
  return { text: joinTexts(parts) };
}

function converted(ctx: Lowering, text: Text, slot: Slot, line: number): Text {
  const { conversion, flags, width, precision } = slot;
  let value = text;
  if (conversion === 'd') value = digits(ctx, text, line);
  else if (precision !== undefined) value = { k: 'slice', value: text, from: 0, to: precision };
  if (width === undefined || width === 0) return value;
  const fill = flags.includes('-') ? 'right' : flags.includes('0') && conversion === 'd' ? 'zeros' : 'left';
  return { k: 'pad', value, width, fill };
}

function digits(ctx: Lowering, text: Text, line: number): Text {
  if (text.k !== 'text') return { k: 'number-text', value: numeric(text) };
  if (text.value !== '' && !/^-?(?:0|[1-9]\d{0,14})$/.test(text.value))
    ctx.refuse('printf %d', `${text.value} is no whole number`, line);
  return { k: 'number-text', value: { k: 'number', value: Number(text.value) } };
}

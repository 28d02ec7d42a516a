import { ATOM, atom, type Code, grouped } from '../code.ts';
import type { List, Regexless, Text } from '../ir.ts';
import { OR } from './strengths.ts';
import { joinCode } from './texts.ts';
import type { Writer } from './writer.ts';

export function listCode(w: Writer, value: List): Code {
  switch (value.k) {
    case 'list':
      return atom(
        `[${value.items.map((item) => ('one' in item ? w.text(item.one).code : `*${grouped(w.list(item.all), OR)}`)).join(', ')}]`,
      );
    case 'words':
      w.need('words');
      return atom(`words(${w.text(value.text).code}${value.nullglob ? ', nullglob=True' : ''})`);
    case 'mixed': {
      w.need('mixed');
      const parts = value.parts.map((part) =>
        'quoted' in part ? `[${w.text(part.quoted).code}]` : w.text(part.split).code,
      );
      return atom(`mixed(${parts.join(', ')})`);
    }
    case 'beside': {
      w.need('beside');
      return atom(`beside(${[value.before, value.list, value.after].map((each) => w.value(each).code).join(', ')})`);
    }
    case 'glob':
      return value.nullglob ? matchingCode(w, value.pattern) : globCode(w, value.pattern);
    case 'arguments':
      return atom(value.from === 1 ? 'args' : `args[${value.from - 1}:]`);
    case 'behind-options':
      w.need('next_option');
      return atom('args[option_index - 1:]');
    case 'variable':
      return atom(w.names.variable(value.variable));
    case 'choose':
      return w.value(value);
    case 'elements':
      return atom(`${grouped(w.list(value.list), ATOM)}[${value.from || ''}:${value.to ?? ''}]`);
    case 'lines':
      return atom(`${grouped(w.text(value.text), ATOM)}.split(${w.literal('\n')})`);
    case 'match':
      return w.bool({ ...value, k: 'matches' });
    case 'input-lines':
      w.need('input_lines');
      return atom('input_lines()');
    case 'env-names':
      w.need('names_with');
      return atom(`names_with(${w.literal(value.prefix)})`);
    case 'places':
      return atom(`[str(place) for place in ${placesCode(w, value)}]`);
  }
}

/** The places as numbers. */
export function placesCode(w: Writer, { list }: Extract<List, { k: 'places' }>): string {
  return `range(len(${w.list(list).code}))`;
}

function globCode(w: Writer, pattern: Regexless): Code {
  w.need('files');
  const plain = isPlainPattern(pattern);
  const literal = oneOrJoined(
    w,
    pattern.map((piece) => ('pattern' in piece ? { k: 'text', value: piece.pattern } : piece.literal)),
  );
  if (plain) return atom(`files(${literal})`);
  const escaped = escapedPattern(w, pattern);
  return atom(`files(${escaped}, ${literal})`);
}

/** Is none of the text in a file pattern to be kept from being taken for one? */
export function isPlainPattern(pattern: Regexless): boolean {
  return pattern.every(
    (piece) => 'pattern' in piece || (piece.literal.k === 'text' && !/[*?[]/.test(piece.literal.value)),
  );
}

/** The files alone, however few. */
function matchingCode(w: Writer, pattern: Regexless): Code {
  w.need('glob');
  return atom(`sorted(glob.glob(${escapedPattern(w, pattern)}))`);
}

function escapedPattern(w: Writer, pattern: Regexless): string {
  const filled = pattern.filter(
    (piece) => 'pattern' in piece || piece.literal.k !== 'text' || piece.literal.value !== '',
  );
  const pieces = filled.map((piece) => {
    if ('pattern' in piece) return w.literal(piece.pattern);
    w.need('glob');
    return `glob.escape(${w.text(piece.literal).code})`;
  });
  return pieces.join(' + ');
}

function oneOrJoined(w: Writer, parts: readonly Text[]): string {
  const [only] = parts;
  return parts.length === 1 && only ? w.text(only).code : joinCode(w, parts).code;
}

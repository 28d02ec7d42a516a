import { ATOM, atom, type Code, grouped } from '../code.ts';
import type { List, Regexless, Text } from '../ir.ts';
import { OR } from './strengths.ts';
import { joinCode, regexCode } from './texts.ts';
import type { Writer } from './writer.ts';

export function listCode(w: Writer, value: List): Code {
  switch (value.k) {
    case 'list': {
      const items = value.items.map((item) =>
        'one' in item ? w.text(item.one).code : `...${grouped(w.list(item.all), OR)}`,
      );
      return atom(`[${items.join(', ')}]`);
    }
    case 'words':
      w.need('words');
      return atom(`words(${w.text(value.text).code}${value.nullglob ? ', { nullglob: true }' : ''})`);
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
      return globCode(w, value.pattern, value.nullglob === true);
    case 'arguments':
      return atom(value.from === 1 ? 'args' : `args.slice(${value.from - 1})`);
    case 'behind-options':
      w.need('nextOption');
      return atom('args.slice(optionPlace.index - 1)');
    case 'variable':
      return atom(w.names.variable(value.variable));
    case 'choose':
      return w.value(value);
    case 'elements':
      return atom(
        `${grouped(w.list(value.list), ATOM)}.slice(${value.to === undefined ? value.from : `${value.from}, ${value.to}`})`,
      );
    case 'lines':
      return atom(`${grouped(w.text(value.text), ATOM)}.split('\\n')`);
    case 'match':
      return atom(`${regexCode(w, value.regex, { flags: 's', whole: value.whole })}.exec(${w.text(value.value).code})`);
    case 'input-lines':
      w.need('inputLines');
      return atom('inputLines()');
    case 'env-names':
      w.need('namesWith');
      return atom(`namesWith(${w.text({ k: 'text', value: value.prefix }).code})`);
    case 'places':
      return atom(`Object.keys(${w.list(value.list).code})`);
  }
}

function globCode(w: Writer, pattern: Regexless, nullglob: boolean): Code {
  const name = nullglob ? 'matching' : 'files';
  w.need(name);
  const texts = pattern.map(
    (piece): Text => ('pattern' in piece ? { k: 'text', value: piece.pattern } : piece.literal),
  );
  const literal = oneOrJoined(w, texts);
  const plain = pattern.every(
    (piece) => 'pattern' in piece || (piece.literal.k === 'text' && !/[*?[\\]/.test(piece.literal.value)),
  );
  if (plain) return atom(`${name}(${literal})`);
  const pieces = pattern.map((piece): string => {
    if ('pattern' in piece) return w.text({ k: 'text', value: piece.pattern }).code;
    w.need('quoted');
    return `quoted(${w.text(piece.literal).code})`;
  });
  return atom(`${name}(${pieces.join(' + ')}${nullglob ? '' : `, ${literal}`})`);
}

function oneOrJoined(w: Writer, parts: readonly Text[]): string {
  const [only] = parts;
  return parts.length === 1 && only ? w.text(only).code : joinCode(w, parts).code;
}

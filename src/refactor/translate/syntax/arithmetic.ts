import type { Reader } from './reader.ts';
import type { Arithmetic, Word } from './tree.ts';

/** Reads a word that may be empty up to an end. */
export type ArithmeticWords = (
  reader: Reader,
  end: { readonly isEnd: (reader: Reader) => boolean; readonly quoted?: boolean },
) => Word;

/** From weak to strong, as in C. */
const LEVELS: readonly RegExp[] = [
  /\|\|/y,
  /&&/y,
  /\|(?![|=])/y,
  /\^(?!=)/y,
  /&(?![&=])/y,
  /==|!=/y,
  /<=|>=|<(?!<)|>(?!>)/y,
  /(?:<<|>>)(?!=)/y,
  /[+-](?!=)/y,
  /\*(?![*=])|\/(?!=)|%(?!=)/y,
];

/** Reads an arithmetic expression up to what can't belong to it. @throws Unreadable for text that is none */
export function parseArithmetic(reader: Reader, readWord: ArithmeticWords): Arithmetic {
  return reader.nested(() => comma(reader, readWord));
}

function comma(reader: Reader, readWord: ArithmeticWords): Arithmetic {
  let left = assignment(reader, readWord);
  for (space(reader); reader.take(','); space(reader))
    left = { kind: 'binary', operator: ',', left, right: assignment(reader, readWord) };
  return left;
}

function assignment(reader: Reader, readWord: ArithmeticWords): Arithmetic {
  space(reader);
  const start = reader.at;
  const line = reader.line();
  const name = reader.match(/[A-Za-z_]\w*/y)?.[0];
  if (name) {
    space(reader);
    const operator = reader.match(/(?:[+\-*/%&|^]|<<|>>)?=(?!=)/y)?.[0];
    if (operator)
      return { kind: 'assign', name, operator: operator.slice(0, -1), value: assignment(reader, readWord), line };
  }
  reader.at = start;
  return choice(reader, readWord);
}

function choice(reader: Reader, readWord: ArithmeticWords): Arithmetic {
  const condition = binary(reader, readWord, 0);
  space(reader);
  if (!reader.take('?')) return condition;
  const yes = assignment(reader, readWord);
  space(reader);
  if (!reader.take(':')) reader.fail('a ? without : in arithmetic');
  return { kind: 'choice', condition, yes, no: assignment(reader, readWord) };
}

function binary(reader: Reader, readWord: ArithmeticWords, level: number): Arithmetic {
  const expression = LEVELS[level];
  if (!expression) return unary(reader, readWord);
  let left = binary(reader, readWord, level + 1);
  for (;;) {
    space(reader);
    const operator = reader.match(expression)?.[0];
    if (!operator) return left;
    left = { kind: 'binary', operator, left, right: binary(reader, readWord, level + 1) };
  }
}

function unary(reader: Reader, readWord: ArithmeticWords): Arithmetic {
  space(reader);
  const line = reader.line();
  const step = reader.match(/(\+\+|--)\s*([A-Za-z_]\w*)/y);
  if (step) return { kind: 'step', name: step[2] ?? '', by: step[1] === '++' ? 1 : -1, before: true, line };
  const operator = reader.match(/[-+!~]/y)?.[0] as '-' | '+' | '!' | '~' | undefined;
  if (operator) return { kind: 'unary', operator, operand: reader.nested(() => unary(reader, readWord)) };
  return primary(reader, readWord);
}

function primary(reader: Reader, readWord: ArithmeticWords): Arithmetic {
  const line = reader.line();
  if (reader.take('(')) {
    const inside = parseArithmetic(reader, readWord);
    space(reader);
    if (!reader.take(')')) reader.fail('a parenthesis that is never closed in arithmetic');
    return inside;
  }
  const digits = reader.match(/0[xX][0-9A-Fa-f]+(?!\w)|[0-9]+(?![\w#])/y)?.[0];
  if (digits !== undefined) {
    const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
    if (/^0[0-9]*[89]/.test(digits) || !Number.isSafeInteger(value)) reader.fail(`the number ${digits}`);
    return { kind: 'number', value };
  }
  const name = reader.match(/[A-Za-z_]\w*(?!\w|\[)/y)?.[0];
  if (name) {
    const step = reader.match(/\+\+|--/y)?.[0];
    if (step) return { kind: 'step', name, by: step === '++' ? 1 : -1, before: false, line };
    return { kind: 'name', name, line };
  }
  if (/["$`]/.test(reader.peek())) {
    let seen = false;
    // One expansion is one operand; text right behind it would be joined to a longer number.
    const word = readWord(reader, {
      isEnd: (here) => {
        const end = seen && !/[\w"$`]/.test(here.peek());
        seen = true;
        return end;
      },
    });
    const part = word.parts.filter((each) => !(each.kind === 'text' && each.text === ''));
    if (part.length === 1 && part[0]?.kind !== 'text') return { kind: 'expansion', word };
  }
  reader.fail('arithmetic that can not be read');
}

function space(reader: Reader): void {
  while (reader.match(/\s+|\\\n/y));
}

import type { ArithmeticWords } from './arithmetic.ts';
import { type Reader, Unreadable } from './reader.ts';
import type { Arithmetic, Operation, Parameter, Word } from './tree.ts';

/** The parsers of what stands inside `${…}`; handed in, since they read parameters themselves. */
interface Inner {
  readonly readWord: ArithmeticWords;
  readonly parseArithmetic: (reader: Reader, readWord: ArithmeticWords) => Arithmetic;
}

/** Reads `$name` or `${…}`; undefined when the `$` is only a character. */
export function readParameter(reader: Reader, quoted: boolean, inner: Inner): Parameter | undefined {
  const line = reader.line();
  const short = reader.match(/\$([A-Za-z_]\w*|[0-9@*#?$!-])/y);
  if (short) return { kind: 'parameter', name: short[1] ?? '', index: undefined, operation: undefined, quoted, line };
  if (!reader.take('${')) return undefined;
  return reader.nested(() => readBraced(reader, quoted, inner, line));
}

function readBraced(reader: Reader, quoted: boolean, inner: Inner, line: number): Parameter {
  const start = reader.at;
  const length = reader.match(/#(?=[A-Za-z_]\w*[}[]|[0-9@*]+\}|\?\})/y) !== undefined;
  const indirect = reader.take('!');
  const name = reader.match(/[A-Za-z_]\w*|[0-9]+|[@*#?$!-]/y)?.[0];
  if (name === undefined) {
    if (indirect && reader.take('}'))
      return { kind: 'parameter', name: '!', index: undefined, operation: undefined, quoted, line };
    reader.fail(`an expansion \${${reader.text.slice(start, start + 10)} that is no parameter`);
  }
  const all = indirect && /^[A-Za-z_]/.test(name) ? reader.match(/[@*]\}/y)?.[0][0] : undefined;
  if (all === '@' || all === '*')
    return { kind: 'parameter', name, index: all, operation: undefined, prefix: true, quoted, line };
  const { index, place } = readIndex(reader, inner);
  if (indirect && reader.starts('}')) {
    if (index === '@' || index === '*') {
      reader.at++;
      return { kind: 'parameter', name, index, operation: undefined, places: true, quoted, line };
    }
    // The value of the last argument's number: the last argument, or what `$0` is where there is none.
    if (name === '#' && reader.take('}'))
      return { kind: 'parameter', name: '@', index: undefined, operation: LAST, quoted, line };
  }
  if (indirect && (index !== undefined || !/^(?:[A-Za-z_]\w*|[1-9])$/.test(name)))
    reader.refuse(`\${!${name}}`, 'names of variables, or places of an array', line);
  const operation: Operation | undefined = length ? { kind: 'length' } : readOperation(reader, quoted, inner);
  if (!reader.take('}')) reader.fail(`a \${${name} that is never closed`);
  return {
    kind: 'parameter',
    name,
    index,
    ...(place ? { place } : {}),
    operation,
    ...(indirect ? { indirect } : {}),
    quoted,
    line,
  };
}

/** `: -1` */
const LAST: Operation = {
  kind: 'slice',
  offset: { kind: 'unary', operator: '-', operand: { kind: 'number', value: 1 } },
  length: undefined,
};

/** Deeper indexes are only read as arithmetic, so that each is read a few times at most. */
const DEEP_INDEX = 20;

function readIndex(reader: Reader, inner: Inner): Pick<Parameter, 'index' | 'place'> {
  if (!reader.take('[')) return { index: undefined };
  if (reader.take('@]')) return { index: '@' };
  if (reader.take('*]')) return { index: '*' };
  const start = reader.at;
  const line = reader.line();
  const refusals = reader.refusals.length;
  try {
    const place = inner.parseArithmetic(reader, inner.readWord);
    reader.match(/\s+/y);
    const raw = reader.text.slice(start, reader.at);
    const parts = [{ kind: 'arithmetic', expression: place, quoted: true, line }] as const;
    if (reader.take(']')) return { index: { parts, raw, line }, place };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  if (reader.depth > DEEP_INDEX) reader.fail('an index that is nested too deeply');
  reader.at = start;
  reader.refusals.length = refusals;
  const word = inner.readWord(reader, { isEnd: (here) => here.peek() === ']' });
  if (!reader.take(']')) reader.fail('an index that is never closed');
  return { index: word };
}

const ZERO: Arithmetic = { kind: 'number', value: 0 };

function readOperation(reader: Reader, quoted: boolean, inner: Inner): Operation | undefined {
  if (reader.peek() === '}') return undefined;
  const wordUntil = (end: string, within = quoted): Word =>
    inner.readWord(reader, { isEnd: (here) => end.includes(here.peek()), quoted: within });
  const named = reader.match(/(:?)([-=?+])/y);
  if (named) {
    const kind = ({ '-': 'default', '=': 'assign', '?': 'error', '+': 'alternative' } as const)[named[2] ?? ''];
    if (kind) return { kind, colon: named[1] === ':', word: wordUntil('}') };
  }
  // Patterns are read as if unquoted: quotes within them take away the meaning of `*`.
  const cut = reader.match(/##|#|%%|%/y)?.[0];
  if (cut)
    return { kind: cut[0] === '#' ? 'prefix' : 'suffix', longest: cut.length === 2, pattern: wordUntil('}', false) };
  const changes = reader.match(/\/[/#%]?/y)?.[0];
  if (changes) {
    const where = ({ '/': 'first', '//': 'all', '/#': 'start', '/%': 'end' } as const)[changes] ?? 'first';
    if (reader.peek() === '/') reader.fail('a pattern that begins with /; write \\/');
    const pattern = wordUntil('/}', false);
    const replacement = reader.take('/') ? wordUntil('}') : wordUntil('}');
    return { kind: 'replace', where, pattern, replacement };
  }
  if (reader.take(':')) {
    reader.match(/\s+/y);
    // Bash takes an offset that isn't there for 0.
    const offset = reader.peek() === ':' ? ZERO : inner.parseArithmetic(reader, inner.readWord);
    reader.match(/\s+/y);
    const length = reader.take(':') ? inner.parseArithmetic(reader, inner.readWord) : undefined;
    reader.match(/\s+/y);
    return { kind: 'slice', offset, length };
  }
  const letters = reader.match(/\^\^|\^|,,|,/y)?.[0];
  if (letters && reader.peek() === '}') return { kind: 'case', upper: letters[0] === '^', all: letters.length === 2 };
  reader.fail('an expansion that is not known');
}

import { ATOM, atom, type Code, grouped } from '../code.ts';
import type { Bool, Nullable, Text } from '../ir.ts';
import { literalCode } from './literals.ts';
import { AND, COMPARE, compare, OR, UNARY } from './strengths.ts';
import { maybe, nullable, regexCode, strong } from './texts.ts';
import type { Writer } from './writer.ts';

export function boolCode(w: Writer, value: Bool): Code {
  switch (value.k) {
    case 'constant':
      return atom(String(value.value));
    case 'not':
      return negated(w, value.test);
    case 'and':
    case 'or': {
      const strength = value.k === 'and' ? AND : OR;
      const operator = value.k === 'and' ? '&&' : '||';
      return {
        code: `${grouped(w.bool(value.left), strength)} ${operator} ${grouped(w.bool(value.right), strength)}`,
        strength,
      };
    }
    case 'filled':
      return maybe(w, value.value);
    case 'set':
      return isSet(w, value.value, false);
    case 'has':
      return compare(`${grouped(w.list(value.list), ATOM)}.length ${value.index === 1 ? '> 0' : `>= ${value.index}`}`);
    case 'equal':
      return compare(`${looked(w, value.left, [value.right])} === ${operand(w, value.right)}`);
    case 'one-of':
      return atom(
        `[${value.options.map((option) => w.text(option).code).join(', ')}].includes(${looked(w, value.value, value.options)})`,
      );
    case 'starts':
      return atom(`${strong(w, value.value)}.startsWith(${w.text(value.part).code})`);
    case 'ends':
      return atom(`${strong(w, value.value)}.endsWith(${w.text(value.part).code})`);
    case 'contains':
      return atom(`${strong(w, value.value)}.includes(${w.text(value.part).code})`);
    case 'matches':
      return atom(`${regexCode(w, value.regex, { flags: 's', whole: value.whole })}.test(${w.text(value.value).code})`);
    case 'fits':
      w.need('matches');
      return atom(`matches(${w.text(value.value).code}, ${w.text(value.pattern).code})`);
    case 'compare': {
      const operator = { '==': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }[value.operator];
      return compare(
        `${grouped(w.number(value.left), COMPARE + 1)} ${operator} ${grouped(w.number(value.right), COMPARE + 1)}`,
      );
    }
    case 'compare-texts':
      w.need('compare');
      return atom(`compare(${w.value(value.left).code}, ${literalCode(value.operator)}, ${w.value(value.right).code})`);
    case 'less':
      return compare(`${operand(w, value.left)} < ${operand(w, value.right)}`);
    case 'file':
      return fileTest(w, value.operator, value.path);
    case 'newer':
      w.need('newer');
      return atom(`newer(${w.text(value.left).code}, ${w.text(value.right).code})`);
    case 'same-file':
      w.need('sameFile');
      return atom(`sameFile(${w.text(value.left).code}, ${w.text(value.right).code})`);
    case 'terminal':
      w.need('tty');
      return atom(`tty.isatty(${value.fd})`);
    case 'found':
      w.need('which');
      return compare(`which(${w.text(value.name).code}) !== ''`);
    case 'succeeded':
      return compare(`${grouped(w.number(value.status), COMPARE + 1)} === 0`);
    case 'flag':
      return atom(w.names.variable(value.variable));
  }
}

function operand(w: Writer, value: Text): string {
  return grouped(w.text(value), COMPARE + 1);
}

/** A text that is compared; no default is needed where it is none of the others. */
function looked(w: Writer, value: Text, others: readonly Text[]): string {
  const filled = others.every((other) => other.k === 'text' && other.value !== '');
  return filled && value.k === 'empty-if-unset' ? nullable(w, value.value) : operand(w, value);
}

function isSet(w: Writer, value: Nullable, isNot: boolean): Code {
  const sign = isNot ? '===' : '!==';
  if (value.k === 'nullable') return compare(`${nullable(w, value)} ${sign} null`);
  if (value.k === 'argument-or-none')
    return compare(isNot ? `args.length < ${value.index}` : `args.length >= ${value.index}`);
  return compare(`${nullable(w, value)} ${sign} undefined`);
}

function negated(w: Writer, test: Bool): Code {
  const opposite = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;
  if (test.k === 'set') return isSet(w, test.value, true);
  if (test.k === 'compare') return w.bool({ ...test, operator: opposite[test.operator] });
  if (test.k === 'equal') return compare(`${looked(w, test.left, [test.right])} !== ${operand(w, test.right)}`);
  if (test.k === 'succeeded') return compare(`${grouped(w.number(test.status), COMPARE + 1)} !== 0`);
  if (test.k === 'has' && test.index === 1) return compare(`${grouped(w.list(test.list), ATOM)}.length === 0`);
  return { code: `!${grouped(w.bool(test), UNARY)}`, strength: UNARY };
}

function fileTest(w: Writer, operator: string, path: Text): Code {
  const code = w.text(path).code;
  if (operator === 'e' || operator === 'a') {
    w.need('fs');
    return atom(`fs.existsSync(${code})`);
  }
  const access: Readonly<Record<string, string>> = { r: 'R_OK', w: 'W_OK', x: 'X_OK' };
  if (access[operator]) {
    w.need('canAccess');
    w.need('fs');
    return atom(`canAccess(${code}, fs.constants.${access[operator]})`);
  }
  const types: Readonly<Record<string, string>> = {
    f: 'isFile',
    d: 'isDirectory',
    L: 'isSymbolicLink',
    h: 'isSymbolicLink',
    p: 'isFIFO',
    S: 'isSocket',
    b: 'isBlockDevice',
    c: 'isCharacterDevice',
  };
  w.need('stat');
  if (operator === 's') return compare(`stat(${code})?.size > 0`);
  const link = operator === 'L' || operator === 'h';
  return atom(`stat(${code}${link ? ', { link: true }' : ''})?.${types[operator]}()`);
}

import { atom, type Code, grouped } from '../code.ts';
import type { Bool, Nullable, Text } from '../ir.ts';
import { AND, compare, NOT, OR } from './strengths.ts';
import { maybe, nullable, regexCode, strong } from './texts.ts';
import type { Writer } from './writer.ts';

export function boolCode(w: Writer, value: Bool): Code {
  switch (value.k) {
    case 'constant':
      return atom(value.value ? 'True' : 'False');
    case 'not':
      return negated(w, value.test);
    case 'and':
    case 'or': {
      const strength = value.k === 'and' ? AND : OR;
      return {
        code: `${grouped(w.bool(value.left), strength)} ${value.k} ${grouped(w.bool(value.right), strength)}`,
        strength,
      };
    }
    case 'filled':
      if (value.value.k === 'argument-or-none') {
        const { index } = value.value;
        return { code: `${index === 1 ? 'args' : `len(args) >= ${index}`} and args[${index - 1}]`, strength: AND };
      }
      return maybe(w, value.value);
    case 'set':
      return isSet(w, value.value, false);
    case 'has':
      return value.index === 1 ? w.list(value.list) : compare(`len(${w.list(value.list).code}) >= ${value.index}`);
    case 'equal':
      return equal(w, value, '==');
    case 'one-of':
      return oneOf(w, value, 'in');
    case 'starts':
      return atom(`${strong(w, value.value)}.startswith(${w.text(value.part).code})`);
    case 'ends':
      return atom(`${strong(w, value.value)}.endswith(${w.text(value.part).code})`);
    case 'contains':
      return compare(`${grouped(w.text(value.part), 5)} in ${grouped(w.text(value.value), 5)}`);
    case 'matches': {
      const flags = value.regex.some((piece) => 'source' in piece && /(?<!\\)\.|\[\^/.test(piece.source))
        ? ', re.S'
        : '';
      return atom(
        `re.${value.whole ? 'fullmatch' : 'search'}(${regexCode(w, value.regex)}, ${w.text(value.value).code}${flags})`,
      );
    }
    case 'fits':
      w.need('matches');
      return atom(`matches(${w.text(value.value).code}, ${w.text(value.pattern).code})`);
    case 'compare':
      return compare(`${grouped(w.number(value.left), 5)} ${value.operator} ${grouped(w.number(value.right), 5)}`);
    case 'compare-texts':
      w.need('compare');
      return atom(`compare(${w.value(value.left).code}, ${w.literal(value.operator)}, ${w.value(value.right).code})`);
    case 'less':
      return compare(`${grouped(w.text(value.left), 5)} < ${grouped(w.text(value.right), 5)}`);
    case 'file':
      return fileTest(w, value.operator, value.path);
    case 'newer':
      w.need('newer');
      return atom(`newer(${w.text(value.left).code}, ${w.text(value.right).code})`);
    case 'same-file':
      w.need('same_file');
      return atom(`same_file(${w.text(value.left).code}, ${w.text(value.right).code})`);
    case 'terminal':
      w.need('os');
      return atom(`os.isatty(${value.fd})`);
    case 'found':
      w.need('shutil');
      return atom(`shutil.which(${w.text(value.name).code})`);
    case 'succeeded':
      return compare(`${grouped(w.number(value.status), 5)} == 0`);
    case 'flag':
      return atom(w.names.variable(value.variable));
  }
}

function isSet(w: Writer, value: Nullable, negated: boolean): Code {
  if (value.k === 'lookup') {
    w.need('os');
    return compare(`${w.literal(value.name)} ${negated ? 'not in' : 'in'} os.environ`);
  }
  if (value.k === 'lookup-named') {
    w.need('os');
    return compare(`${grouped(w.text(value.name), 5)} ${negated ? 'not in' : 'in'} os.environ`);
  }
  if (value.k === 'item' && !value.early) {
    const length = `len(${w.list(value.list).code})`;
    return compare(`${length} ${negated ? '<=' : '>'} ${w.number(value.index).code}`);
  }
  if (value.k === 'nullable' || value.k === 'item')
    return compare(`${nullable(w, value)} is ${negated ? '' : 'not '}None`);
  return compare(negated ? `len(args) < ${value.index}` : `len(args) >= ${value.index}`);
}

function negated(w: Writer, test: Bool): Code {
  const opposite = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;
  if (test.k === 'set') return isSet(w, test.value, true);
  if (test.k === 'compare') return w.bool({ ...test, operator: opposite[test.operator] });
  if (test.k === 'equal') return equal(w, test, '!=');
  if (test.k === 'succeeded') return compare(`${grouped(w.number(test.status), 5)} != 0`);
  if (test.k === 'one-of') return oneOf(w, test, 'not in');
  if (test.k === 'contains')
    return compare(`${grouped(w.text(test.part), 5)} not in ${grouped(w.text(test.value), 5)}`);
  return { code: `not ${grouped(w.bool(test), NOT)}`, strength: NOT };
}

function equal(w: Writer, { left, right }: Extract<Bool, { k: 'equal' }>, operator: '==' | '!='): Code {
  const index = isFilledText(right) ? argumentIndex(left) : undefined;
  const other = grouped(w.text(right), 5);
  if (index === undefined) return compare(`${looked(w, left, [right])} ${operator} ${other}`);
  const [there, joint, strength] = operator === '==' ? (['', 'and', AND] as const) : (['not ', 'or', OR] as const);
  const given = index === 1 ? `${there}args` : `len(args) ${there === '' ? '>=' : '<'} ${index}`;
  return { code: `${given} ${joint} args[${index - 1}] ${operator} ${other}`, strength };
}

function oneOf(w: Writer, { value, options }: Extract<Bool, { k: 'one-of' }>, operator: 'in' | 'not in'): Code {
  return compare(
    `${looked(w, value, options)} ${operator} (${options.map((option) => w.text(option).code).join(', ')})`,
  );
}

/** A text that is compared; no default is needed where it is none of the others. */
function looked(w: Writer, value: Text, others: readonly Text[]): string {
  const maybeUnset = value.k === 'empty-if-unset' && value.value.k !== 'argument-or-none' ? value.value : undefined;
  const short = maybeUnset?.k !== 'item' || maybeUnset.early !== undefined;
  if (maybeUnset && short && others.every(isFilledText)) return nullable(w, maybeUnset);
  return grouped(w.text(value), 5);
}

function isFilledText(text: Text): boolean {
  return text.k === 'text' && text.value !== '';
}

/** The number of an argument that there may not be. */
function argumentIndex(text: Text): number | undefined {
  if (text.k === 'argument') return text.sure ? undefined : text.index;
  return text.k === 'empty-if-unset' && text.value.k === 'argument-or-none' ? text.value.index : undefined;
}

function fileTest(w: Writer, operator: string, path: Text): Code {
  w.need('os');
  const code = w.text(path).code;
  const tests: Readonly<Record<string, string>> = {
    e: `os.path.exists(${code})`,
    a: `os.path.exists(${code})`,
    f: `os.path.isfile(${code})`,
    d: `os.path.isdir(${code})`,
    L: `os.path.islink(${code})`,
    h: `os.path.islink(${code})`,
    r: `os.access(${code}, os.R_OK)`,
    w: `os.access(${code}, os.W_OK)`,
    x: `os.access(${code}, os.X_OK)`,
  };
  const known = tests[operator];
  if (known) return atom(known);
  if (operator === 's') return { code: `os.path.exists(${code}) and os.path.getsize(${code}) > 0`, strength: AND };
  w.need('has_type');
  const types: Readonly<Record<string, string>> = { p: 'S_ISFIFO', S: 'S_ISSOCK', b: 'S_ISBLK', c: 'S_ISCHR' };
  return atom(`has_type(${code}, stat.${types[operator]})`);
}

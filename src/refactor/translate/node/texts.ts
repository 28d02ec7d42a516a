import { ATOM, atom, type Code, grouped } from '../code.ts';
import type { Nullable, Regex, Text } from '../ir.ts';
import { literalCode, regexSource, templateText } from './literals.ts';
import { runArguments } from './runs.ts';
import { awaited, COMPARE, NULLISH, OR, SUM } from './strengths.ts';
import type { Writer } from './writer.ts';

export function textCode(w: Writer, value: Text): Code {
  switch (value.k) {
    case 'text':
      return atom(literalCode(value.value));
    case 'join':
      return joinCode(w, value.parts);
    case 'variable':
      return atom(w.names.variable(value.variable));
    case 'empty-if-unset':
      return { code: `${nullable(w, value.value)} ?? ''`, strength: NULLISH };
    case 'env':
      return atom(`process.env.${value.name}`);
    case 'or':
      return { code: `${grouped(maybe(w, value.value), OR)} || ${grouped(w.text(value.otherwise), OR)}`, strength: OR };
    case 'unless-unset':
      return {
        code: `${nullable(w, value.value)} ?? ${grouped(w.text(value.otherwise), COMPARE)}`,
        strength: NULLISH,
      };
    case 'choose':
      return w.value(value);
    case 'number-text':
      return atom(`String(${w.number(value.value).code})`);
    case 'argument':
      return atom(`args[${value.index - 1}]`);
    case 'group': {
      const code = `${w.list(value.match).code}[${value.index}]`;
      return value.sure ? atom(code) : { code: `${code} ?? ''`, strength: NULLISH };
    }
    case 'last':
      return atom(`${grouped(w.list(value.list), ATOM)}.at(-1)`);
    case 'script-path':
      return atom('process.argv[1]');
    case 'joined':
      return atom(`${grouped(w.list(value.list), ATOM)}.join(' ')`);
    case 'output':
      w.need('output');
      return awaited(`output(${runArguments(w, value.run)})`);
    case 'slice':
      return atom(
        `${strong(w, value.value)}.slice(${value.to === undefined ? value.from : `${value.from}, ${value.to}`})`,
      );
    case 'split-part':
      return splitPart(w, value);
    case 'replace':
      return replaceCode(w, value);
    case 'substitute':
      w.need('substitute');
      return atom(
        `substitute(${w.text(value.value).code}, ${regexCode(w, value.regex, { flags: value.all ? 'gs' : 's' })}, ${w.text(value.to).code})`,
      );
    case 'cut': {
      const name = value.end === 'prefix' ? 'cutPrefix' : 'cutSuffix';
      w.need(name);
      return atom(
        `${name}(${w.text(value.value).code}, ${regexCode(w, value.regex, { flags: 's', whole: true })}${value.longest ? ', { longest: true }' : ''})`,
      );
    }
    case 'without': {
      const name = value.end === 'prefix' ? 'withoutPrefix' : 'withoutSuffix';
      w.need(name);
      return atom(`${name}(${w.text(value.value).code}, ${w.text(value.text).code})`);
    }
    case 'pad':
      if (value.fill === 'zeros') {
        w.need('padZeros');
        return atom(`padZeros(${w.text(value.value).code}, ${value.width})`);
      }
      return atom(`${strong(w, value.value)}.${value.fill === 'left' ? 'padStart' : 'padEnd'}(${value.width})`);
    case 'letters': {
      const from = strong(w, value.value);
      const method = value.upper ? 'toUpperCase' : 'toLowerCase';
      if (value.all) return atom(`${from}.${method}()`);
      return { code: `${from}.slice(0, 1).${method}() + ${from}.slice(1)`, strength: SUM };
    }
    case 'text-call':
      return textCall(w, value);
  }
}

function splitPart(w: Writer, { value, at, last, take }: Extract<Text, { k: 'split-part' }>): Code {
  const separator = w.text(at).code;
  if (take === 'before' && !last) return atom(`${strong(w, value)}.split(${separator}, 1)[0]`);
  if (take === 'after' && last) return atom(`${strong(w, value)}.split(${separator}).at(-1)`);
  const name = take === 'before' ? 'beforeLast' : 'afterFirst';
  w.need(name);
  return atom(`${name}(${w.text(value).code}, ${separator})`);
}

function replaceCode(w: Writer, { value, from, to, all }: Extract<Text, { k: 'replace' }>): Code {
  const plain = to.k === 'text' && !to.value.includes('$');
  if (plain)
    return atom(`${strong(w, value)}.${all ? 'replaceAll' : 'replace'}(${w.text(from).code}, ${w.text(to).code})`);
  if (all) return atom(`${strong(w, value)}.split(${w.text(from).code}).join(${w.text(to).code})`);
  w.need('substitute');
  return atom(`substitute(${w.text(value).code}, ${w.text(from).code}, ${w.text(to).code})`);
}

function textCall(w: Writer, value: Extract<Text, { k: 'text-call' }>): Code {
  const args = value.args.map((each) => w.value(each).code);
  const call = (name: string, given = args): Code => {
    w.need(name);
    return atom(`${name}(${given.join(', ')})`);
  };
  switch (value.helper) {
    case 'assign':
      return call('put');
    case 'bound-env':
      return call('required', args.slice(0, 1));
    case 'bound': {
      const [, read] = value.args;
      const code = read && read.k === 'empty-if-unset' ? nullable(w, read.value) : (args[1] ?? '');
      return call('bound', [code, args[0] ?? '']);
    }
    case 'pwd':
      return call('currentFolder');
    case 'home':
      w.need('os');
      return atom('os.homedir()');
    case 'which':
      return call('which');
    case 'substring':
      return call('substring');
    case 'user-id':
      return atom(
        `String(process.get${value.args[0]?.k === 'text' && value.args[0].value === 'EUID' ? 'e' : ''}uid())`,
      );
    case 'host-name':
      w.need('os');
      return atom('os.hostname()');
    case 'parent-pid':
      return atom('String(process.ppid)');
    case 'read-file':
      return call('readFile', args[1] ? [args[0] ?? '', '{ check: true }'] : args);
    case 'last-pid':
      w.need('start');
      return atom('lastPid');
    case 'umask':
      return atom("process.umask().toString(8).padStart(4, '0')");
    case 'real-path':
      return call('realPath');
    case 'echo-text':
      return call('echoText');
  }
}

/** A value that may be unset, as null or undefined. */
export function nullable(w: Writer, value: Nullable): string {
  switch (value.k) {
    case 'lookup':
      return `process.env.${value.name}`;
    case 'lookup-named':
      return `process.env[${w.text(value.name).code}]`;
    case 'nullable':
      return w.names.variable(value.variable);
    case 'argument-or-none':
      return `args[${value.index - 1}]`;
    case 'item': {
      const place = w.number(value.index).code;
      if (!value.early) return `${grouped(w.list(value.list), ATOM)}[${place}]`;
      const name = value.early === 'end' ? 'checkedItem' : 'itemAt';
      w.need(name);
      return `${name}(${w.list(value.list).code}, ${place})`;
    }
  }
}

export function maybe(w: Writer, value: Text | Nullable): Code {
  switch (value.k) {
    case 'lookup':
    case 'lookup-named':
    case 'nullable':
    case 'argument-or-none':
    case 'item':
      return atom(nullable(w, value));
    default:
      return w.text(value);
  }
}

export function strong(w: Writer, value: Text): string {
  return grouped(w.text(value), ATOM);
}

export function joinCode(w: Writer, parts: readonly Text[]): Code {
  const texts = parts.filter((part) => part.k === 'text');
  const lines = texts.some((part) => part.k === 'text' && part.value.slice(0, -1).includes('\n'));
  const body = parts
    .map((part) => (part.k === 'text' ? templateText(part.value, lines) : `\${${inside(w, part)}}`))
    .join('');
  return atom(`\`${body}\``);
}

/** A number is written as it is inside a template literal. */
function inside(w: Writer, part: Text): string {
  return part.k === 'number-text' ? w.number(part.value).code : w.text(part).code;
}

/** A regular expression: a literal, or one that is put together at run time. */
export function regexCode(
  w: Writer,
  regex: Regex,
  { flags, whole = false }: { readonly flags: string; readonly whole?: boolean },
): string {
  const dynamic = regex.some((piece) => 'literal' in piece || 'pattern' in piece);
  const source = regex.map((piece) => ('source' in piece ? piece.source : 'end' in piece ? '$' : '')).join('');
  const used = flags.includes('s') && !/(?<!\\)\.|\[\^/.test(source) && !dynamic ? flags.replace('s', '') : flags;
  if (!dynamic) {
    const body = whole ? `^${source.includes('|') ? `(?:${source})` : source}$` : source;
    return `/${regexSource(body) || '(?:)'}/${used}`;
  }
  const pieces = regex.map((piece) => {
    if ('source' in piece) return piece.source.replace(/[`\\]|\$\{/g, '\\$&');
    if ('end' in piece) return '$';
    if ('pattern' in piece) {
      w.need('patternRegex');
      return `\${patternRegex(${w.text(piece.pattern).code})}`;
    }
    w.need('escapeRegex');
    return `\${escapeRegex(${w.text(piece.literal).code})}`;
  });
  const body = pieces.join('');
  return `new RegExp(\`${whole ? `^(?:${body})$` : body}\`${used ? `, '${used}'` : ''})`;
}

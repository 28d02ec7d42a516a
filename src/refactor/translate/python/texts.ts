import { ATOM, atom, type Code, grouped } from '../code.ts';
import type { Nullable, Regex, Text } from '../ir.ts';
import { escaped, rawString, tripled } from './literals.ts';
import { runArguments } from './runs.ts';
import { CHOICE, OR } from './strengths.ts';
import type { Writer } from './writer.ts';

export function textCode(w: Writer, value: Text): Code {
  switch (value.k) {
    case 'text':
      return atom(w.literal(value.value));
    case 'join':
      return joinCode(w, value.parts);
    case 'variable':
      return atom(w.names.variable(value.variable));
    case 'empty-if-unset':
      return emptyIfUnset(w, value.value);
    case 'env':
      w.need('os');
      return atom(`os.environ[${w.literal(value.name)}]`);
    case 'or':
      return {
        code: `${grouped(maybe(w, value.value), OR)} or ${grouped(w.text(value.otherwise), OR)}`,
        strength: OR,
      };
    case 'unless-unset':
      return unlessUnset(w, value.value, value.otherwise);
    case 'choose':
      return w.value(value);
    case 'number-text':
      return atom(`str(${w.number(value.value).code})`);
    case 'argument':
      return atom(`args[${value.index - 1}]`);
    case 'group': {
      const code = `${w.list(value.match).code}[${value.index}]`;
      return value.sure ? atom(code) : { code: `${code} or ${w.literal('')}`, strength: OR };
    }
    case 'last':
      return atom(`${grouped(w.list(value.list), ATOM)}[-1]`);
    case 'script-path':
      w.need('sys');
      return atom('sys.argv[0]');
    case 'joined':
      return atom(`${w.literal(' ')}.join(${w.list(value.list).code})`);
    case 'output':
      w.need('output');
      return atom(`output(${runArguments(w, value.run)})`);
    case 'slice':
      return atom(`${strong(w, value.value)}[${value.from || ''}:${value.to ?? ''}]`);
    case 'split-part': {
      const [from, at] = [strong(w, value.value), w.text(value.at).code];
      return atom(`${from}.${value.last ? 'rsplit' : 'split'}(${at}, 1)[${value.take === 'before' ? 0 : -1}]`);
    }
    case 'replace': {
      const args = [value.from, value.to].map((each) => w.text(each).code);
      return atom(`${strong(w, value.value)}.replace(${args.join(', ')}${value.all ? '' : ', 1'})`);
    }
    case 'substitute':
      w.need('re');
      return atom(
        `re.sub(${regexCode(w, value.regex)}, lambda _: ${w.text(value.to).code}, ${w.text(value.value).code}${value.all ? '' : ', count=1'}, flags=re.S)`,
      );
    case 'cut': {
      const name = value.end === 'prefix' ? 'cut_prefix' : 'cut_suffix';
      w.need(name);
      return atom(
        `${name}(${w.text(value.value).code}, ${regexCode(w, value.regex)}${value.longest ? ', longest=True' : ''})`,
      );
    }
    case 'without': {
      const name = value.end === 'prefix' ? 'without_prefix' : 'without_suffix';
      w.need(name);
      return atom(`${name}(${w.text(value.value).code}, ${w.text(value.text).code})`);
    }
    case 'pad': {
      const from = strong(w, value.value);
      const method = { left: 'rjust', right: 'ljust', zeros: 'zfill' }[value.fill];
      return atom(`${from}.${method}(${value.width})`);
    }
    case 'letters': {
      const from = strong(w, value.value);
      const method = value.upper ? 'upper' : 'lower';
      return value.all ? atom(`${from}.${method}()`) : { code: `${from}[:1].${method}() + ${from}[1:]`, strength: 9 };
    }
    case 'text-call':
      return textCall(w, value);
  }
}

function textCall(w: Writer, value: Extract<Text, { k: 'text-call' }>): Code {
  const args = value.args.map((each) => w.value(each).code);
  switch (value.helper) {
    case 'assign':
      w.need('put');
      return atom(`put(${args.join(', ')})`);
    case 'bound-env':
      w.need('require');
      return atom(`require(${args[0]})`);
    case 'bound': {
      const [, read] = value.args;
      w.need('bound');
      const code = read && read.k === 'empty-if-unset' ? nullable(w, read.value) : args[1];
      return atom(`bound(${code}, ${args[0]})`);
    }
    case 'pwd':
      w.need('current_directory');
      return atom('current_directory()');
    case 'home':
      w.need('os');
      return atom(`os.path.expanduser(${w.literal('~')})`);
    case 'which':
      w.need('shutil');
      return { code: `shutil.which(${args[0]}) or ${w.literal('')}`, strength: OR };
    case 'substring':
      w.need('substring');
      return atom(`substring(${args.join(', ')})`);
    case 'user-id':
      w.need('os');
      return atom(`str(os.get${value.args[0]?.k === 'text' && value.args[0].value === 'EUID' ? 'e' : ''}uid())`);
    case 'host-name':
      w.need('socket');
      return atom('socket.gethostname()');
    case 'parent-pid':
      w.need('os');
      return atom('str(os.getppid())');
    case 'read-file':
      w.need('read_file');
      return atom(`read_file(${args[0]}${args[1] ? ', check=True' : ''})`);
    case 'last-pid':
      w.need('start');
      return atom('last_pid');
    case 'umask':
      w.need('current_umask');
      return atom('current_umask()');
    case 'real-path':
      w.need('os');
      return atom(`os.path.realpath(${args[0]})`);
    case 'echo-text':
      w.need('echo_text');
      return atom(`echo_text(${args[0]})`);
  }
}

export function nullable(w: Writer, value: Nullable): string {
  if (value.k === 'lookup' || value.k === 'lookup-named') w.need('os');
  if (value.k === 'lookup') return `os.environ.get(${w.literal(value.name)})`;
  if (value.k === 'lookup-named') return `os.environ.get(${w.text(value.name).code})`;
  if (value.k === 'nullable') return w.names.variable(value.variable);
  if (value.k === 'item') return item(w, value, 'None').code;
  return argument(value.index, 'None');
}

/** An item of a list, or what stands for one that isn't there. */
function item(w: Writer, { list, index, early }: Extract<Nullable, { k: 'item' }>, otherwise: string): Code {
  const code = w.list(list);
  const place = w.number(index).code;
  if (!early)
    return {
      code: `${grouped(code, ATOM)}[${place}] if ${place === '0' ? code.code : `len(${code.code}) > ${place}`} else ${otherwise}`,
      strength: CHOICE,
    };
  const name = early === 'end' ? 'checked_item' : 'item_at';
  w.need(name);
  const call = `${name}(${code.code}, ${place})`;
  if (otherwise === 'None') return atom(call);
  const empty = otherwise === w.literal('');
  return empty
    ? { code: `${call} or ${otherwise}`, strength: OR }
    : { code: `${otherwise} if ${call} is None else ${call}`, strength: CHOICE };
}

export function maybe(w: Writer, value: Text | Nullable): Code {
  if (value.k === 'lookup' || value.k === 'lookup-named') return atom(nullable(w, value));
  if (value.k === 'nullable') return atom(nullable(w, value));
  if (value.k === 'item') return value.early ? atom(nullable(w, value)) : item(w, value, w.literal(''));
  if (value.k === 'argument-or-none') return { code: argument(value.index, w.literal('')), strength: CHOICE };
  return w.text(value);
}

function emptyIfUnset(w: Writer, value: Nullable): Code {
  if (value.k === 'lookup' || value.k === 'lookup-named') w.need('os');
  if (value.k === 'lookup') return atom(`os.environ.get(${w.literal(value.name)}, ${w.literal('')})`);
  if (value.k === 'lookup-named') return atom(`os.environ.get(${w.text(value.name).code}, ${w.literal('')})`);
  if (value.k === 'nullable') return { code: `${nullable(w, value)} or ${w.literal('')}`, strength: OR };
  if (value.k === 'item') return item(w, value, w.literal(''));
  return { code: argument(value.index, w.literal('')), strength: CHOICE };
}

function unlessUnset(w: Writer, value: Nullable, otherwise: Text): Code {
  const other = grouped(w.text(otherwise), CHOICE);
  if (value.k === 'lookup' || value.k === 'lookup-named') {
    w.need('os');
    const name = value.k === 'lookup' ? w.literal(value.name) : w.text(value.name).code;
    if (otherwise.k === 'text' || otherwise.k === 'variable') return atom(`os.environ.get(${name}, ${other})`);
    return { code: `os.environ[${name}] if ${name} in os.environ else ${other}`, strength: CHOICE };
  }
  if (value.k === 'nullable') {
    const name = nullable(w, value);
    return { code: `${other} if ${name} is None else ${name}`, strength: CHOICE };
  }
  if (value.k === 'item') return item(w, value, other);
  return { code: argument(value.index, other), strength: CHOICE };
}

export function strong(w: Writer, value: Text): string {
  return grouped(w.text(value), ATOM);
}

export function joinCode(w: Writer, parts: readonly Text[]): Code {
  const outer = w.quote;
  if (outer === '"') {
    w.quote = "'";
    const inner = parts.map((part) => (part.k === 'text' ? undefined : inside(w, part)));
    w.quote = outer;
    if (inner.every((code) => code === undefined || !/["\\\n{}]/.test(code))) {
      const body = parts
        .map((part, index) =>
          part.k === 'text' ? escaped(part.value, '"').replace(/[{}]/g, '$&$&') : `{${inner[index]}}`,
        )
        .join('');
      const lines = parts.some((part) => part.k === 'text' && part.value.slice(0, -1).includes('\n'));
      if (!lines) return atom(`f"${body}"`);
      const long = parts
        .map((part, index) => (part.k === 'text' ? tripled(part.value).replace(/[{}]/g, '$&$&') : `{${inner[index]}}`))
        .join('');
      return atom(`f"""${long}"""`);
    }
  }
  const codes = parts.map((part) => grouped(w.text(part), 9));
  return { code: codes.join(' + '), strength: 9 };
}

function inside(w: Writer, part: Text): string {
  const code = part.k === 'number-text' ? w.number(part.value) : w.text(part);
  // An f-string takes what follows a ! or : as a format.
  return /[!:]/.test(code.code) && code.strength < ATOM ? `(${code.code})` : code.code;
}

export function regexCode(w: Writer, regex: Regex): string {
  const pieces: string[] = [];
  let source = '';
  const flush = (): void => {
    if (source !== '') pieces.push(rawString(source, w.quote));
    source = '';
  };
  for (const piece of regex) {
    if ('source' in piece) source += piece.source;
    else if ('end' in piece) source += '\\Z';
    else {
      flush();
      if ('pattern' in piece) w.need('pattern_regex');
      pieces.push(
        'pattern' in piece
          ? `pattern_regex(${w.text(piece.pattern).code})`
          : `re.escape(${w.text(piece.literal).code})`,
      );
    }
  }
  flush();
  w.need('re');
  return pieces.join(' + ') || w.literal('');
}

function argument(index: number, otherwise: string): string {
  return index === 1
    ? `args[0] if args else ${otherwise}`
    : `args[${index - 1}] if len(args) >= ${index} else ${otherwise}`;
}

import { lookup } from '../../../text/lookup.ts';
import { atom, type Code, grouped } from '../code.ts';
import type { List, Num } from '../ir.ts';
import { programArguments, runArguments, runCode, starred, streamArguments } from './runs.ts';
import { CHOICE, OR } from './strengths.ts';
import type { Writer } from './writer.ts';

const ARITHMETIC: Readonly<Record<string, number>> = lookup({
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
});

export function numberCode(w: Writer, value: Num): Code {
  switch (value.k) {
    case 'number':
      return value.value < 0 ? { code: String(value.value), strength: 11 } : atom(String(value.value));
    case 'variable':
      return atom(w.names.variable(value.variable));
    case 'parse':
      w.need('number');
      return atom(`number(${w.text(value.text).code})`);
    case 'length':
      return atom(`len(${w.text(value.value).code})`);
    case 'count':
      return atom(`len(${w.list(value.list).code})`);
    case 'arithmetic':
      return arithmetic(w, value);
    case 'negative':
      return { code: `${value.operator}${grouped(w.number(value.operand), 11)}`, strength: 11 };
    case 'truth':
      return { code: `1 if ${grouped(w.bool(value.test), OR)} else 0`, strength: CHOICE };
    case 'status':
      return { code: `0 if ${grouped(w.bool(value.test), OR)} else 1`, strength: CHOICE };
    case 'choose':
      return w.value(value);
    case 'run':
      return runCode(w, value.run);
    case 'call':
      return callCode(w, value);
    case 'dispatch':
      w.need('dispatch');
      return atom(`dispatch(${w.list(value.args).code})`);
    case 'test':
      w.need('test');
      return atom(`test(${w.list(value.args).code})`);
    case 'start':
      w.need('start');
      return atom(`start(${runArguments(w, value.run)})`);
    case 'write':
      w.need('write');
      return atom(
        `write(${w.text(value.path).code}, ${w.text(value.text).code}${value.append ? `, mode=${w.literal('a')}` : ''})`,
      );
    case 'attempt':
      return attempt(w, value);
    case 'pid':
      w.need('os');
      return atom('os.getpid()');
    case 'num-call':
      return numCall(w, value);
  }
}

function numCall(w: Writer, value: Extract<Num, { k: 'num-call' }>): Code {
  const [first] = value.args;
  const names = {
    cd: 'change_directory',
    'wait-for': 'wait_for',
    'wait-all': 'wait_all',
    'wait-any': 'wait_any',
    kill: 'kill',
    'exit-code': 'exit_code',
    pushd: 'push_directory',
    popd: 'pop_directory',
    umask: 'set_umask',
  } as const;
  const name = names[value.helper];
  w.need(name);
  if (value.helper === 'wait-for' && first) return atom(`${name}(${starred(w, first as List)})`);
  if (value.helper === 'kill') {
    const signal = first && first.k === 'text' ? first.value : 'TERM';
    w.need('signal');
    const code = /^[0-9]+$/.test(signal) ? signal : `signal.SIG${signal}`;
    return atom(`${name}(${[code, starred(w, value.args[1] as List)].filter(Boolean).join(', ')})`);
  }
  return atom(`${name}(${value.args.map((each) => w.value(each).code).join(', ')})`);
}

function arithmetic(w: Writer, value: Extract<Num, { k: 'arithmetic' }>): Code {
  const { operator, left, right } = value;
  if (operator === '/' || operator === '%') {
    const name = operator === '/' ? 'quotient' : 'remainder';
    w.need(name);
    return atom(`${name}(${w.number(left).code}, ${w.number(right).code})`);
  }
  const strength = ARITHMETIC[operator] ?? 0;
  return {
    code: `${grouped(w.number(left), strength)} ${operator} ${grouped(w.number(right), strength + 1)}`,
    strength,
  };
}

/** What may fail without ending the program. */
function attempt(w: Writer, { of, check }: Extract<Num, { k: 'attempt' }>): Code {
  w.need(of.k);
  const [first, ...rest] =
    of.k === 'execute' ? programArguments(w, of.call) : [undefined, ...streamArguments(w, of.streams)];
  const args = [first, `check=${check === 'parameter' ? 'check' : 'False'}`, ...rest].filter(
    (each) => each !== undefined,
  );
  return atom(`${of.k}(${args.join(', ')})`);
}

function callCode(w: Writer, value: Extract<Num, { k: 'call' }>): Code {
  const args = starred(w, value.args);
  const check = value.takesCheck
    ? `check=${value.check === 'parameter' ? 'check' : value.check ? 'True' : 'False'}`
    : '';
  const code = `${w.names.function(value.name)}(${[args, check].filter(Boolean).join(', ')})`;
  return atom(code);
}

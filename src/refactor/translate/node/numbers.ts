import { lookup } from '../../../text/lookup.ts';
import { atom, type Code, grouped } from '../code.ts';
import type { List, Num } from '../ir.ts';
import { literalCode } from './literals.ts';
import { callOptions, runArguments, runCode, starred, streamOptions } from './runs.ts';
import { awaited, CHOICE, OR, SUM, UNARY } from './strengths.ts';
import type { Writer } from './writer.ts';

const ARITHMETIC: Readonly<Record<string, number>> = lookup({ '+': SUM, '-': SUM, '*': 10, '%': 10 });

export function numberCode(w: Writer, value: Num): Code {
  switch (value.k) {
    case 'number':
      return value.value < 0 ? { code: String(value.value), strength: UNARY } : atom(String(value.value));
    case 'variable':
      return atom(w.names.variable(value.variable));
    case 'parse':
      w.need('number');
      return atom(`number(${w.text(value.text).code})`);
    case 'length':
      return atom(`${grouped(w.text(value.value), 20)}.length`);
    case 'count':
      return atom(`${grouped(w.list(value.list), 20)}.length`);
    case 'arithmetic':
      return arithmetic(w, value);
    case 'negative':
      return { code: `${value.operator}${grouped(w.number(value.operand), UNARY + 1)}`, strength: UNARY };
    case 'truth':
      return { code: `${grouped(w.bool(value.test), OR)} ? 1 : 0`, strength: CHOICE };
    case 'status':
      return { code: `${grouped(w.bool(value.test), OR)} ? 0 : 1`, strength: CHOICE };
    case 'choose':
      return w.value(value);
    case 'run':
      return runCode(w, value.run);
    case 'call':
      return callCode(w, value);
    case 'dispatch':
      w.need('dispatch');
      return awaited(`dispatch(${w.list(value.args).code})`);
    case 'test':
      w.need('test');
      return atom(`test(${w.list(value.args).code})`);
    case 'start':
      w.need('start');
      return atom(`start(${runArguments(w, value.run)})`);
    case 'write': {
      const name = value.append ? 'append' : 'write';
      w.need(name);
      return atom(`${name}(${w.text(value.path).code}, ${w.text(value.text).code})`);
    }
    case 'attempt':
      return attempt(w, value);
    case 'pid':
      return atom('process.pid');
    case 'num-call':
      return numCall(w, value);
  }
}

function numCall(w: Writer, { helper, args }: Extract<Num, { k: 'num-call' }>): Code {
  const [first, second] = args;
  const call = (name: string, given: readonly string[]): Code => {
    w.need(name);
    return atom(`${name}(${given.filter(Boolean).join(', ')})`);
  };
  const values = args.map((each) => w.value(each).code);
  switch (helper) {
    case 'cd':
      return call('changeFolder', values);
    case 'pushd':
      return call('pushFolder', values);
    case 'popd':
      return call('popFolder', values);
    case 'umask':
      return call('setUmask', values);
    case 'exit-code':
      return call('exitCode', values);
    case 'wait-for':
      return awaited(call('waitFor', [starred(w, first as List)]).code);
    case 'wait-all':
      return awaited(call('waitAll', []).code);
    case 'wait-any':
      return awaited(call('waitAny', []).code);
    case 'kill': {
      const signal = first && first.k === 'text' ? first.value : 'TERM';
      const code = /^[0-9]+$/.test(signal) ? signal : literalCode(`SIG${signal}`);
      const killed = call('kill', [code, starred(w, second as List)]);
      return w.traps ? awaited(killed.code) : killed;
    }
  }
}

/** What may fail without ending the program. */
function attempt(w: Writer, { of, check }: Extract<Num, { k: 'attempt' }>): Code {
  w.need(of.k);
  const checks = of.k === 'execute' && (w.options || of.call.streams.length > 0);
  const checked = checks ? [check === 'parameter' ? 'check' : 'check: false'] : [];
  if (of.k === 'redirect') {
    const streams = streamOptions(w, of.streams).join(', ');
    return { code: `redirect({ ${streams} }${check === 'parameter' ? ', { check }' : ''}) ? 0 : 1`, strength: CHOICE };
  }
  if (of.call.streams.length > 0) w.need('redirect');
  const options = [...checked, ...callOptions(w, of.call)].join(', ');
  return awaited(`execute(${w.list(of.call.args).code}${options === '' ? '' : `, { ${options} }`})`);
}

function arithmetic(w: Writer, { operator, left, right }: Extract<Num, { k: 'arithmetic' }>): Code {
  if (operator === '/') return atom(`Math.trunc(${grouped(w.number(left), 10)} / ${grouped(w.number(right), 11)})`);
  const strength = ARITHMETIC[operator] ?? SUM;
  return {
    code: `${grouped(w.number(left), strength)} ${operator} ${grouped(w.number(right), strength + 1)}`,
    strength,
  };
}

function callCode(w: Writer, value: Extract<Num, { k: 'call' }>): Code {
  const check = value.takesCheck ? (value.check === 'parameter' ? 'check' : String(value.check)) : '';
  const args = [check, starred(w, value.args)].filter(Boolean);
  const code = `${w.names.function(value.name)}(${args.join(', ')})`;
  return w.slow.has(value.name) ? awaited(code) : atom(code);
}

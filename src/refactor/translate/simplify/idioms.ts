import type { Bool, Program, Text } from '../ir.ts';
import { EMPTY, joinTexts, not } from '../lower/context.ts';
import { filledText } from '../lower/tests.ts';
import { type Node, rewriteProgram, visit } from '../rewrite.ts';

/** Tests and assignments that shells need tricks for, said plainly. */
export function withIdioms(program: Program): Program {
  let starts = false;
  visit([program.main, program.functions], ({ k }) => {
    starts ||= k === 'start';
  });
  return rewriteProgram(program, (node) => plainly(node, starts));
}

/** @param starts anything is put into the background */
function plainly(node: Node, starts: boolean): Node {
  const part = node as Bool | Text;
  if (part.k === 'text-call' && part.helper === 'last-pid' && !starts) return EMPTY;
  if (part.k === 'filled') return filled(part);
  if (part.k === 'not') return not(part.test);
  if (part.k === 'equal') return equal(part);
  if (part.k === 'compare') return counted(part);
  if (part.k === 'text-call' && part.helper === 'assign') return assigned(part);
  return node;
}

/** `[ -n "${name+x}" ]` asks whether the name is set. */
function filled(test: Extract<Bool, { k: 'filled' }>): Bool {
  const { value } = test;
  if (value.k !== 'choose' || value.yes.k !== 'text' || value.no.k !== 'text') return test;
  if (value.yes.value !== '' && value.no.value === '') return value.test;
  return value.yes.value === '' && value.no.value !== '' ? not(value.test) : test;
}

/** `[ "x$a" = x ]` asks whether it is empty, and `[ "${#a}" = 3 ]` compares numbers. */
function equal(test: Extract<Bool, { k: 'equal' }>): Bool {
  const { left, right } = test;
  const numbers = [left, right].map(asNumber);
  if (numbers[0] && numbers[1] && (left.k === 'number-text' || right.k === 'number-text'))
    return { k: 'compare', operator: '==', left: numbers[0], right: numbers[1] };
  const [first, ...rest] = left.k === 'join' ? left.parts : [];
  if (first?.k === 'text' && right.k === 'text' && right.value.startsWith(first.value)) {
    const inner = joinTexts(rest);
    const wanted = right.value.slice(first.value.length);
    return wanted === '' ? not(filledText(inner)) : { k: 'equal', left: inner, right: { k: 'text', value: wanted } };
  }
  return test;
}

/** `[ $# -eq 0 ]` asks whether there is any. */
function counted(test: Extract<Bool, { k: 'compare' }>): Bool {
  const { left, right, operator } = test;
  if (left.k !== 'count' || right.k !== 'number' || right.value !== (operator === '>=' || operator === '<' ? 1 : 0))
    return test;
  const any: Bool = { k: 'has', list: left.list, index: 1 };
  if (operator === '>' || operator === '!=' || operator === '>=') return any;
  return operator === '==' || operator === '<' ? not(any) : test;
}

function asNumber(text: Text) {
  if (text.k === 'number-text') return text.value;
  const whole = text.k === 'text' && /^(?:0|-?[1-9][0-9]{0,14})$/.test(text.value);
  return whole ? ({ k: 'number', value: Number(text.value) } as const) : undefined;
}

/** What the environment gives already need not be given to it. */
function assigned(call: Extract<Text, { k: 'text-call' }>): Text {
  const [name, value] = call.args;
  if (name?.k !== 'text' || !value) return call;
  const kept =
    (value.k === 'empty-if-unset' || value.k === 'unless-unset') &&
    value.value.k === 'lookup' &&
    value.value.name === name.value;
  return kept ? (value as Text) : call;
}

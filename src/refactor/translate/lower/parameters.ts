import type { Bool, List, Nullable, Num, Regex, Text } from '../ir.ts';
import type { Operation, Parameter, Word } from '../syntax/tree.ts';
import { numberOf } from './arithmetic.ts';
import { assignTo } from './assign.ts';
import { parameterCandidates } from './candidates.ts';
import { EMPTY, joinTexts, type Lowering, not, ZERO } from './context.ts';
import { canEnd } from './ends.ts';
import { arrayOf, constant, isLastArgument, itemOf, lastArgument, placeName } from './items.ts';
import { matchedText } from './matches.ts';
import { checkNamed } from './named.ts';
import { SPECIAL_VARIABLES } from './names.ts';
import { patternOf, regexOf } from './patterns.ts';
import { prefixedNames } from './prefixed.ts';
import { bound, type Read, readVariable } from './read.ts';

/** Lowers words; handed in by the module of words, which needs parameters itself. */
export type TextOf = (ctx: Lowering, word: Word) => Text;

/** The text that a parameter expands to, joined when it is a list. */
export function parameterText(ctx: Lowering, part: Parameter, textOf: TextOf): Text {
  if (isLastArgument(part)) return lastArgument(ctx, part);
  const list = listParameter(ctx, part);
  if (list) {
    if (part.operation?.kind === 'length') return { k: 'number-text', value: { k: 'count', list } };
    if (part.operation?.kind === 'default' && part.operation.colon) {
      const { before, result } = ctx.collect(() => textOf(ctx, (part.operation as { word: Word }).word));
      if (before.length === 0) return { k: 'or', value: { k: 'joined', list }, otherwise: result };
    }
    if (part.operation && part.operation.kind !== 'slice') {
      ctx.refuse(`\${${part.name}[@]…}`, 'an operation on each element of a list', part.line);
      return EMPTY;
    }
    return { k: 'joined', list };
  }
  const read = readParameter(ctx, part, textOf);
  if (!part.operation) return sureText(ctx, read, part);
  return operated(ctx, read, part, part.operation, textOf);
}

/** `"$@"`, `"${array[@]}"`, and slices of them; undefined for a single value. */
export function listParameter(ctx: Lowering, part: Parameter): List | undefined {
  if (part.prefix) return prefixedNames(ctx, part);
  let list: List | undefined;
  const slice = part.operation?.kind === 'slice' ? part.operation : undefined;
  if (part.name === '@' || part.name === '*') {
    list = { k: 'arguments', from: 1 };
    if (ctx.parameters) ctx.refuse(`$${part.name}`, 'the arguments have names here', part.line);
    if (slice) {
      const from = constant(slice.offset);
      const length = slice.length ? constant(slice.length) : undefined;
      if (from === undefined || from < 1 || (slice.length && (length === undefined || length < 0))) {
        ctx.refuse('${@:…}', 'only fixed places are supported, and the last argument as ${@: -1}', part.line);
        return list;
      }
      if (length === undefined) return { k: 'arguments', from };
      return { k: 'elements', list, from: from - 1, to: from - 1 + length };
    }
    if (part.operation && part.operation.kind !== 'length') {
      ctx.refuse(`\${${part.name}…}`, 'an operation on all arguments', part.line);
    }
    return list;
  }
  if (part.index !== '@' && part.index !== '*') return undefined;
  const read = arrayOf(ctx, part);
  if (!read) return { k: 'list', items: [] };
  if (part.places) return { k: 'places', list: read };
  if (!slice) return read;
  const from = constant(slice.offset);
  const length = slice.length ? constant(slice.length) : undefined;
  if (from === undefined || from < 0 || (slice.length && length === undefined)) {
    ctx.refuse('${array[@]:…}', 'only fixed places are supported', part.line);
    return read;
  }
  return { k: 'elements', list: read, from, to: length === undefined ? undefined : from + length };
}

/** A parameter's value as it can be at that place. */
export function readParameter(ctx: Lowering, part: Parameter, textOf: TextOf): Read {
  return part.indirect ? readIndirect(ctx, part, textOf) : readValue(ctx, part, textOf);
}

function readValue(ctx: Lowering, part: Parameter, textOf: TextOf): Read {
  const { name, line } = part;
  if (/^[1-9][0-9]*$/.test(name)) {
    const index = Number(name);
    const variable = ctx.parameters?.[index - 1];
    if (variable) return { sure: { k: 'variable', variable } };
    return { maybe: { k: 'argument-or-none', index } };
  }
  switch (name) {
    case '0':
      return { sure: { k: 'script-path' } };
    case '#':
      if (ctx.parameters) ctx.refuse('$#', 'the arguments have names here', line);
      return { number: { k: 'count', list: { k: 'arguments', from: 1 } } };
    case '?':
      if (!ctx.fresh) ctx.refuse('$?', 'of which command it is the status is not plain', line);
      return { number: { k: 'variable', variable: ctx.status } };
    case '$':
      return { number: { k: 'pid' } };
    case '!':
      ctx.features.add('background');
      if (!ctx.behindStart) ctx.lastAsked.push({ construct: '$!', line });
      return { sure: { k: 'text-call', helper: 'last-pid', args: [] } };
    case '-':
    case '_':
      ctx.refuse(`$${name}`, 'it has no meaning outside a shell', line);
      return { sure: EMPTY };
  }
  if (name === 'BASH_REMATCH' && part.index !== '@' && part.index !== '*') return matchedText(ctx, part);
  if (part.index !== undefined && name !== 'BASH_SOURCE') {
    if (part.index !== '@' && part.index !== '*') return itemOf(ctx, part, textOf);
    ctx.refuse(`\${${name}[${part.index}]…}`, 'an operation on each element of a list', line);
    return { sure: EMPTY };
  }
  return readNamed(ctx, part, name, line);
}

function readNamed(ctx: Lowering, node: object, name: string, line: number): Read {
  const state = ctx.facts.reads.get(node);
  const symbol = ctx.symbol(name);
  if (symbol.variable.type === 'list') {
    const list: List = { k: 'variable', variable: symbol.variable };
    if (state && (state.origin !== 'own' || state.set !== 'yes'))
      ctx.refuse(`$${name}`, 'the array may not be set there', line);
    return { maybe: { k: 'item', list, index: ZERO, early: undefined } };
  }
  const untouched = symbol.storage === 'environment' && (!state || state.origin === 'env');
  if (ctx.dialect === 'bash' && untouched) {
    if (name === 'UID' || name === 'EUID')
      return { sure: { k: 'text-call', helper: 'user-id', args: [textValue(name)] } };
    if (name === 'HOSTNAME')
      return {
        sure: { k: 'or', value: { k: 'lookup', name }, otherwise: { k: 'text-call', helper: 'host-name', args: [] } },
      };
    if (name === 'HOME') return { sure: { k: 'text-call', helper: 'home', args: [] } };
    if (name === 'PPID') return { sure: { k: 'text-call', helper: 'parent-pid', args: [] } };
    if (name === 'BASH_SOURCE') return { sure: { k: 'script-path' } };
  }
  if (name === 'PWD' && untouched) return { sure: { k: 'text-call', helper: 'pwd', args: [] } };
  const special =
    ctx.dialect === 'bash'
      ? SPECIAL_VARIABLES.has(name)
      : ['IFS', 'PPID', 'OPTIND', 'PS4', 'LINENO', 'OLDPWD'].includes(name);
  if (special && symbol.storage === 'environment') {
    ctx.refuse(`$${name}`, 'the shell itself sets it', line);
    return { sure: EMPTY };
  }
  return readVariable(ctx, node, symbol, line);
}

/** `${!name}` */
function readIndirect(ctx: Lowering, part: Parameter, textOf: TextOf): Read {
  checkNamed(ctx, parameterCandidates(ctx.facts, ctx.fn?.name ?? '', part), `\${!${part.name}}`, part.line);
  return { maybe: { k: 'lookup-named', name: plainText(readValue(ctx, part, textOf)) } };
}

function textValue(value: string): Text {
  return { k: 'text', value };
}

/** The value as text; with `set -u` an unset one ends the program. */
function sureText(ctx: Lowering, read: Read, part: Parameter): Text {
  if ('number' in read) return { k: 'number-text', value: read.number };
  if ('sure' in read) return read.sure;
  const nounset = ctx.facts.nounset.get(part) ?? false;
  if (nounset === 'both') ctx.refuse(`$${part.name}`, 'set -u may or may not be on there', part.line);
  if (nounset === false || part.name === '@' || part.name === '*') return { k: 'empty-if-unset', value: read.maybe };
  return bound(read.maybe, placeName(part));
}

/** The value where unset counts as empty. */
function plainText(read: Read): Text {
  if ('number' in read) return { k: 'number-text', value: read.number };
  return 'sure' in read ? read.sure : { k: 'empty-if-unset', value: read.maybe };
}

/** Is there a value, with or without what is empty? */
export function presence(read: Read, colon: boolean): Bool {
  if ('number' in read) return { k: 'constant', value: true };
  if ('sure' in read) return colon ? { k: 'filled', value: read.sure } : { k: 'constant', value: true };
  return colon ? { k: 'filled', value: read.maybe } : { k: 'set', value: read.maybe };
}

function operated(ctx: Lowering, read: Read, part: Parameter, operation: Operation, textOf: TextOf): Text {
  switch (operation.kind) {
    case 'default': {
      const { before, result: otherwise } = ctx.collect(() => textOf(ctx, operation.word));
      if (before.length > 0) ctx.refuse('${…:-…}', 'its default does more than name a text', part.line);
      return withDefault(read, operation.colon, otherwise);
    }
    case 'assign': {
      const { before, result: value } = ctx.collect(() => textOf(ctx, operation.word));
      const test = not(presence(read, operation.colon));
      if (!/^[A-Za-z_]/.test(part.name)) ctx.refuse(`\${${part.name}=…}`, 'an argument can not be assigned', part.line);
      if (ctx.symbol(part.name).variable.type === 'list') {
        ctx.refuse(`\${${part.name}=…}`, 'arrays are only assigned as a whole', part.line);
        return EMPTY;
      }
      ctx.before.push({
        k: 'if',
        branches: [{ test, body: [...before, ...assignTo(ctx, part.name, value, operation)] }],
        otherwise: undefined,
      });
      return plainText(afterAssign(ctx, part));
    }
    case 'error': {
      const message =
        operation.word.parts.length > 0 ? textOf(ctx, operation.word) : textValue('parameter null or not set');
      const status = ctx.dialect === 'bash' ? 127 : 2;
      ctx.before.push({
        k: 'if',
        branches: [
          {
            test: not(presence(read, operation.colon)),
            body: [{ k: 'fail', message: joinTexts([textValue(`${part.name}: `), message]), status }],
          },
        ],
        otherwise: undefined,
      });
      return plainText(read);
    }
    case 'alternative': {
      const { before, result: yes } = ctx.collect(() => textOf(ctx, operation.word));
      if (before.length > 0) ctx.refuse('${…:+…}', 'its text does more than name a text', part.line);
      return { k: 'choose', test: presence(read, operation.colon), yes, no: EMPTY };
    }
    case 'length':
      return { k: 'number-text', value: { k: 'length', value: lengthOf(ctx, read, part) } };
    default:
      return changed(ctx, sureText(ctx, read, part), operation, part, textOf);
  }
}

/** What is counted; of an item that isn't there bash counts nothing, also with set -u. */
function lengthOf(ctx: Lowering, read: Read, part: Parameter): Text {
  return part.index === undefined ? sureText(ctx, read, part) : plainText(read);
}

function afterAssign(ctx: Lowering, part: Parameter): Read {
  const symbol = ctx.symbol(part.name);
  if (symbol.storage === 'environment') return { sure: { k: 'env', name: part.name } };
  if (ctx.facts.reads.get(part)?.origin !== 'own' && !symbol.key.includes('/')) symbol.begins = true;
  return symbol.nullable
    ? { maybe: { k: 'nullable', variable: symbol.variable } }
    : { sure: { k: 'variable', variable: symbol.variable } };
}

/** `${x:-y}` and `${x-y}`. */
export function withDefault(read: Read, colon: boolean, otherwise: Text): Text {
  if ('number' in read) return { k: 'number-text', value: read.number };
  if ('sure' in read) return colon ? orElse(read.sure, otherwise) : read.sure;
  if (!colon) return { k: 'unless-unset', value: read.maybe, otherwise };
  return orElse(read.maybe, otherwise);
}

function orElse(value: Text | Nullable, otherwise: Text): Text {
  if (otherwise.k === 'text' && otherwise.value === '')
    return value.k === 'lookup' ||
      value.k === 'lookup-named' ||
      value.k === 'nullable' ||
      value.k === 'item' ||
      value.k === 'argument-or-none'
      ? { k: 'empty-if-unset', value }
      : value;
  return { k: 'or', value, otherwise };
}

function changed(ctx: Lowering, value: Text, operation: Operation, part: Parameter, textOf: TextOf): Text {
  switch (operation.kind) {
    case 'prefix':
    case 'suffix':
      return cut(ctx, value, operation, textOf);
    case 'replace':
      return replaced(ctx, value, operation, part, textOf);
    case 'case':
      return { k: 'letters', value, upper: operation.upper, all: operation.all };
    case 'slice': {
      const from = constant(operation.offset);
      const length = operation.length ? constant(operation.length) : undefined;
      if (from !== undefined && from >= 0 && (!operation.length || (length !== undefined && length >= 0)))
        return { k: 'slice', value, from, to: length === undefined ? undefined : from + length };
      const args: (Text | Num)[] = [value, numberOf(ctx, operation.offset, textOf)];
      if (operation.length) args.push(numberOf(ctx, operation.length, textOf));
      return { k: 'text-call', helper: 'substring', args };
    }
    default:
      return value;
  }
}

function cut(
  ctx: Lowering,
  value: Text,
  operation: Extract<Operation, { kind: 'prefix' | 'suffix' }>,
  textOf: TextOf,
): Text {
  const { before, result: pattern } = ctx.collect(() => patternOf(ctx, operation.pattern, textOf));
  ctx.before.push(...before);
  // Of an empty value bash takes nothing away, and doesn't look at the pattern.
  if (ctx.dialect === 'bash' && canEnd([before, pattern]))
    ctx.refuse(
      `\${…${operation.pattern.raw}}`,
      'what its pattern names may be unset; use it once before',
      operation.pattern.line,
    );
  const [first, second] = pattern;
  if (pattern.length === 0) return value;
  if (pattern.length === 1 && first && 'literal' in first)
    return { k: 'without', value, text: first.literal, end: operation.kind };
  if (pattern.length === 2 && first && second) {
    const prefix = operation.kind === 'prefix';
    if (prefix && 'star' in first && 'literal' in second && second.literal.k === 'text')
      return { k: 'split-part', value, at: second.literal, last: operation.longest, take: 'after' };
    if (!prefix && 'literal' in first && 'star' in second && first.literal.k === 'text')
      return { k: 'split-part', value, at: first.literal, last: !operation.longest, take: 'before' };
  }
  return { k: 'cut', value, regex: regexOf(pattern), end: operation.kind, longest: operation.longest };
}

function replaced(
  ctx: Lowering,
  value: Text,
  operation: Extract<Operation, { kind: 'replace' }>,
  part: Parameter,
  textOf: TextOf,
): Text {
  const construct = `\${${part.name}/…}`;
  const pattern = patternOf(ctx, operation.pattern, textOf);
  // Since 5.2 bash puts what matched in the place of an unquoted &.
  const ampersand = operation.replacement.parts.some((each) =>
    each.kind === 'text' ? !each.quoted && /[&\\]/.test(each.text) : !('quoted' in each && each.quoted),
  );
  if (ampersand || ctx.dialect === 'sh') {
    const reason = ampersand
      ? 'an unquoted & in what it puts in means something else since bash 5.2'
      : 'sh does not know it';
    ctx.refuse(construct, reason, part.line);
    return value;
  }
  const to = textOf(ctx, operation.replacement);
  const [first] = pattern;
  if (!first) return value;
  const inside = operation.where === 'first' || operation.where === 'all';
  if (pattern.length === 1 && 'literal' in first && inside && first.literal.k === 'text')
    return { k: 'replace', value, from: first.literal, to, all: operation.where === 'all' };
  if (
    pattern.every(
      (piece) => 'star' in piece || 'pattern' in piece || ('literal' in piece && piece.literal.k !== 'text'),
    )
  ) {
    ctx.refuse(construct, 'its pattern may match nothing', part.line);
    return value;
  }
  const regex: Regex = [
    ...(operation.where === 'start' ? [{ source: '^' }] : []),
    ...regexOf(pattern),
    ...(operation.where === 'end' ? [{ end: true as const }] : []),
  ];
  if (operation.where === 'end' && pattern.some((piece) => 'star' in piece || 'pattern' in piece)) {
    ctx.refuse(construct, 'which end of its pattern is longest is not plain', part.line);
    return value;
  }
  return { k: 'substitute', value, regex, to, all: operation.where === 'all' };
}

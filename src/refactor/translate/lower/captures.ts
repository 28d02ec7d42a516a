import type { Run, Stmt, Text, Variable } from '../ir.ts';
import type { SimpleCommand, Word } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { assignment } from './declarations.ts';
import { checkOf, done, finish, type Outcome, type Sink } from './outcome.ts';

/** Is it an assignment whose status is that of a `$( )`? */
export function captures(node: SimpleCommand): boolean {
  const commands = (word: Word): boolean => word.parts.some((part) => part.kind === 'command');
  return (
    node.words.length === 0 &&
    node.assignments.some(({ value }) => ('kind' in value ? value.words.some(commands) : commands(value)))
  );
}

/** Is it an assignment that ends the script when its `$( )` fails, but is made before, as a trap on EXIT can see? */
export function assignsAtExit(ctx: Lowering, node: SimpleCommand): boolean {
  if (!ctx.trapped.has('EXIT') || ctx.apart > 0 || checkOf(ctx, node, node.line) === false) return false;
  return node.assignments.some(({ name }) => {
    const { key, storage, inherited } = ctx.symbol(name);
    const users = ctx.facts.users.get(key) ?? new Set();
    return storage === 'environment' || inherited || users.size > 1;
  });
}

/** `name=$(command)` whose status is asked for. */
export function captured(ctx: Lowering, node: SimpleCommand, sink: Sink): Stmt[] {
  const [only] = node.assignments;
  const before: Stmt[] = [];
  const check = checkOf(ctx, node, node.line);
  const status = typeof sink === 'object' ? sink.store : ctx.status;
  const direct = only && node.assignments.length === 1 && !('kind' in only.value) ? only : undefined;
  const statements = direct ? assignment(ctx, direct) : [];
  const [last] = statements;
  const value = last?.k === 'assign' || last?.k === 'set-env' ? last.value : undefined;
  const output = value && 'k' in value ? innerOutput(value as Text) : undefined;
  if (!direct || statements.length !== 1 || !output) {
    ctx.refuse(
      node.assignments.map(({ name }) => `${name}=$(…)`).join(' '),
      'its status is asked for, but more is joined to it',
      node.line,
    );
    return [];
  }
  const text = ctx.newVariable('output', 'text');
  const simple = last?.k === 'assign' && last.value === output;
  const target: Variable = simple && last.k === 'assign' ? last.variable : text;
  before.push({ k: 'capture', variable: target, status, run: { ...output.run, check: false } });
  if (!simple && last) before.push(replaceValue(last, { k: 'variable', variable: target }));
  return [
    ...before,
    ...finish(
      { before: [], status: { k: 'variable', variable: status } },
      typeof sink === 'object' ? 'discard' : sink,
      check,
    ),
  ];
}

function innerOutput(value: Text): Extract<Text, { k: 'output' }> | undefined {
  if (value.k === 'output') return value;
  const inner = value.k === 'text-call' && value.helper === 'assign' ? value.args[1] : undefined;
  return inner?.k === 'output' ? inner : undefined;
}

function replaceValue(statement: Stmt, value: Text): Stmt {
  if (statement.k === 'set-env') return { ...statement, value };
  if (statement.k !== 'assign') return statement;
  const old = statement.value;
  if (old.k === 'text-call' && old.helper === 'assign')
    return { ...statement, value: { ...old, args: [old.args[0] as Text, value] } };
  return { ...statement, value };
}

/** The last `$( )` of an assignment gives its status: with -e a failure ends the script. */
export function checkedAssignment(ctx: Lowering, node: SimpleCommand, before: readonly Stmt[]): Outcome {
  const check = checkOf(ctx, node, node.line);
  if (check === false || !captures(node)) return done(...before);
  const outputs = before.flatMap((statement) =>
    (statement.k === 'assign' || statement.k === 'set-env') && 'k' in statement.value
      ? [innerOutput(statement.value as Text)]
      : [],
  );
  const [output] = outputs;
  const statement = before[0];
  const read = statement && before.length === 1 ? checkedRead(statement, check) : undefined;
  if (read) return done(read);
  if (!output || outputs.length !== 1 || !statement) {
    const joined = before.length === 1 && statement ? joinedOutput(statement, check) : undefined;
    if (joined) return done(...joined);
    ctx.refuse(
      node.assignments.map(({ name }) => `${name}=$(…)`).join(' '),
      'with set -e on, more is joined to it',
      node.line,
    );
    return done(...before);
  }
  return done(
    ...before.map((each) =>
      each === statement ? replaceValue(each, { k: 'output', run: { ...output.run, check } }) : each,
    ),
  );
}

/** `name=$(< file)`: a file that can't be read is a failure. */
function checkedRead(statement: Stmt, check: Run['check']): Stmt | undefined {
  if (check !== true || (statement.k !== 'assign' && statement.k !== 'set-env') || !('k' in statement.value))
    return undefined;
  const { value } = statement;
  const inner = value.k === 'text-call' && value.helper === 'assign' ? value.args[1] : value;
  if (inner?.k !== 'text-call' || inner.helper !== 'read-file') return undefined;
  return replaceValue(statement, { ...inner, args: [...inner.args, { k: 'constant', value: true }] });
}

/** `name="text $(command)"` with one substitution: the check goes to it. */
function joinedOutput(statement: Stmt, check: Run['check']): Stmt[] | undefined {
  if (statement.k !== 'assign' && statement.k !== 'set-env') return undefined;
  const value = statement.value;
  const wrapped = value.k === 'text-call' && value.helper === 'assign' ? value.args[1] : value;
  if (wrapped?.k !== 'join') return undefined;
  const outputs = wrapped.parts.filter((part) => part.k === 'output');
  if (outputs.length !== 1) return undefined;
  const parts = wrapped.parts.map(
    (part): Text => (part.k === 'output' ? { ...part, run: { ...part.run, check } } : part),
  );
  return [replaceValue(statement, { k: 'join', parts })];
}

import { lookup } from '../text/lookup.ts';
import type { Remembering } from '../text/memory.ts';
import type { Range } from '../text/range.ts';
import { loadShellGrammar, shellParser } from './grammar.ts';
import type {
  ShellCommand,
  ShellContext,
  ShellOperator,
  ShellRedirect,
  ShellScript,
  ShellVariable,
  ShellWord,
} from './model.ts';
import { Syntax } from './syntax.ts';
import { shellWord } from './word.ts';
import { peel, programName, toAssignment } from './wrappers.ts';

export { loadShellGrammar };

type Draft = { -readonly [K in keyof ShellCommand]: ShellCommand[K] };

interface Walk extends Remembering {
  readonly text: string;
  readonly offset: number;
  readonly commands: Draft[];
  readonly variables: ShellVariable[];
  readonly functions: { name: string; range: Range }[];
  readonly blocks: Range[];
  readonly options: { name: string; on: boolean; range: Range }[];
  readonly comments: Range[];
  readonly errors: Range[];
  pending: { readonly operator: ShellOperator; readonly range: Range } | undefined;
  pipelines: number;
  depth: number;
}

/** Nesting that no person writes; deeper parts become an error range, so the stack is safe. */
const MAX_DEPTH = 150;
/**
 * Longer text is not read as a script, in UTF-16 units. Linux passes no longer argument to a program, so no `sh -c` could run it:
 * https://man7.org/linux/man-pages/man2/execve.2.html (MAX_ARG_STRLEN)
 */
const MAX_SCRIPT_LENGTH = 131_072;
/**
 * How often the grammar may report progress before its error recovery counts as lost. A count, not a clock: the same text
 * always gives the same result. 100,000 words take some 2,500.
 */
const MAX_PROGRESS_REPORTS = 20_000;

/**
 * Reads shell text; ranges are offsets into `text` plus `offset`. Never throws on any text.
 * @throws Error only when the grammar was not loaded before
 */
export function parseShell(text: string, options: { readonly offset?: number } = {}): ShellScript {
  const walk = newWalk(text, options.offset ?? 0);
  readInto(walk, []);
  return walk;
}

function newWalk(text: string, offset: number): Walk {
  return {
    text,
    offset,
    commands: [],
    variables: [],
    functions: [],
    blocks: [],
    options: [],
    comments: [],
    errors: [],
    memory: new Map(),
    pending: undefined,
    pipelines: 0,
    depth: 0,
  };
}

function readInto(walk: Walk, inside: readonly ShellContext[]): void {
  const whole = { start: walk.offset, end: walk.offset + walk.text.length };
  if (walk.text.length > MAX_SCRIPT_LENGTH) {
    walk.errors.push(whole);
    return;
  }
  let reports = 0;
  const parser = shellParser();
  const tree = parser.parse(walk.text, null, { progressCallback: () => ++reports > MAX_PROGRESS_REPORTS });
  if (!tree) {
    parser.reset();
    walk.errors.push(whole);
    return;
  }
  const known = walk.errors.length;
  visit(walk, new Syntax(tree.rootNode), inside);
  // A quote or bracket that is never closed: the grammar puts one where it is missing, and goes on as if it stood there.
  if (tree.rootNode.hasError && walk.errors.length === known) walk.errors.push(whole);
  tree.delete();
}

const CONTEXTS: Readonly<Record<string, ShellContext>> = lookup({
  subshell: 'subshell',
  compound_statement: 'group',
  if_statement: 'if',
  while_statement: 'loop',
  for_statement: 'loop',
  c_style_for_statement: 'loop',
  case_statement: 'case',
  function_definition: 'function',
  negated_command: 'negation',
  command_substitution: 'substitution',
  process_substitution: 'substitution',
});

function visit(walk: Walk, node: Syntax, inside: readonly ShellContext[]): void {
  if (walk.depth > MAX_DEPTH) {
    walk.errors.push(rangeOf(walk, node));
    return;
  }
  walk.depth++;
  switch (node.type) {
    case 'comment':
      walk.comments.push(rangeOf(walk, node));
      break;
    case 'ERROR':
      walk.errors.push(rangeOf(walk, node));
      visitList(walk, node, inside);
      break;
    case 'command':
    case 'unset_command':
      visitCommand(walk, node, [], inside);
      break;
    case 'declaration_command':
    case 'variable_assignment':
    case 'variable_assignments':
      visitDeclaration(walk, node, inside);
      break;
    case 'redirected_statement':
      visitRedirected(walk, node, inside);
      break;
    case 'pipeline':
      visitPipeline(walk, node, inside);
      break;
    default: {
      const context = CONTEXTS[node.type];
      if (node.type === 'function_definition') {
        walk.functions.push({ name: textOf(walk, node.field('name')), range: rangeOf(walk, node) });
      }
      if (node.type === 'for_statement') {
        const name = node.field('variable');
        if (name)
          walk.variables.push({
            name: textOf(walk, name),
            value: undefined,
            exported: false,
            range: rangeOf(walk, name),
          });
      }
      if (context !== undefined) walk.pending = undefined;
      if (context !== undefined && inside.length === 0 && BLOCKS.has(context)) walk.blocks.push(rangeOf(walk, node));
      visitList(walk, node, context === undefined ? inside : [...inside, context]);
    }
  }
  walk.depth--;
}

/** Statements that hold others, and are run as one. */
const BLOCKS: ReadonlySet<ShellContext> = new Set(['subshell', 'group', 'if', 'loop', 'case']);

const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', ';', '&', '|', '|&', '\n']);

/** The children of a list, its left spine flattened: a chain of a thousand `&&` is not a thousand levels deep. */
function flatChildren(node: Syntax): readonly Syntax[] {
  if (node.type !== 'list') return node.children;
  const parts: Syntax[] = [];
  let current: Syntax | undefined = node;
  while (current) {
    const children: readonly Syntax[] = current.children;
    const [first] = children;
    const spine: Syntax | undefined = first?.type === 'list' ? first : undefined;
    for (let at = children.length - 1; at >= (spine ? 1 : 0); at--) parts.push(children[at] as Syntax);
    current = spine;
  }
  return parts.reverse();
}

function visitList(walk: Walk, node: Syntax, inside: readonly ShellContext[]): void {
  let first = walk.commands.length;
  for (const child of flatChildren(node)) {
    if (!OPERATORS.has(child.type)) {
      if (child.isNamed) {
        first = walk.commands.length;
        visit(walk, child, inside);
      }
      continue;
    }
    const operator = child.type as ShellOperator;
    const range = rangeOf(walk, child);
    const last = walk.commands.at(-1);
    if (last && walk.commands.length > first) {
      last.operatorAfter = operator;
      last.operatorAfterRange = range;
    }
    if (operator === '&') for (const command of walk.commands.slice(first)) command.background = true;
    walk.pending = { operator, range };
  }
}

function visitPipeline(walk: Walk, node: Syntax, inside: readonly ShellContext[]): void {
  const id = ++walk.pipelines;
  const length = node.children.filter(({ isNamed }) => isNamed).length;
  let index = 0;
  for (const child of node.children) {
    if (child.isNamed) {
      const first = walk.commands.length;
      visit(walk, child, inside);
      for (const command of walk.commands.slice(first)) {
        if (command.inside.length === inside.length) command.pipeline = { index, length, id };
      }
      index++;
    } else if (child.type === '|' || child.type === '|&') {
      const last = walk.commands.at(-1);
      const range = rangeOf(walk, child);
      if (last) {
        last.operatorAfter = child.type;
        last.operatorAfterRange = range;
      }
      walk.pending = { operator: child.type, range };
    }
  }
}

function visitRedirected(walk: Walk, node: Syntax, inside: readonly ShellContext[]): void {
  const body = node.field('body');
  const redirects = node.children
    .filter(isRedirect)
    // The grammar puts what follows `<<EOF` on the line inside the here-document's node.
    .flatMap((redirect) => [redirect, ...redirect.children.filter(({ type }) => type === 'file_redirect')]);
  const read = redirects.map((redirect) => readRedirect(walk, redirect));
  const before = walk.commands.length;
  if (body?.type === 'command') visitCommand(walk, body, read, inside);
  else if (body) {
    visit(walk, body, inside);
    // The grammar hangs the redirect of the last command of a chain on the chain.
    const last = endsInCommand(body) ? lastOf(walk, before, inside) : undefined;
    if (last) {
      last.redirects = [...last.redirects, ...read];
      last.range = { start: last.range.start, end: Math.max(last.range.end, ...read.map(({ range }) => range.end)) };
    }
  }
  const heredoc = read.find(({ body: text }) => text !== undefined);
  const reader = walk.commands.at(-1)?.name;
  for (const redirect of redirects) {
    visitNested(walk, redirect, inside);
    for (const child of redirect.children) {
      if (child.type === '||' || child.type === '&&') {
        const last = lastOf(walk, before, inside);
        const range = rangeOf(walk, child);
        if (last) {
          last.operatorAfter = child.type;
          last.operatorAfterRange = range;
        }
        walk.pending = { operator: child.type, range };
      }
      if (FOLLOWING.has(child.type)) visit(walk, child, inside);
    }
  }
  if (heredoc?.body !== undefined && reader !== undefined && SHELLS.test(reader)) {
    const start = heredoc.range.end;
    readNested(walk, heredoc.body, start, [...inside, 'heredoc']);
  }
}

/** Whether a chain's or a pipeline's last part is a simple command. */
function endsInCommand(node: Syntax): boolean {
  let last: Syntax | undefined = node;
  while (last?.type === 'list' || last?.type === 'pipeline') last = last.children.findLast(({ isNamed }) => isNamed);
  return last?.type === 'command' && last !== node;
}

/** The last command since an index that stands in no more than what is around it. */
function lastOf(walk: Walk, since: number, inside: readonly ShellContext[]): Draft | undefined {
  return walk.commands.slice(since).findLast((command) => command.inside.length === inside.length);
}

function readRedirect(walk: Walk, node: Syntax): ShellRedirect {
  const operator = node.children.find(({ type }) => /^[<>&|]/.test(type))?.type ?? node.type;
  // A here-document's target is its opening delimiter, whose quotes tell whether the body is expanded.
  const start = node.children.find(({ type }) => type === 'heredoc_start');
  const target = start ?? node.field('destination') ?? node.children.findLast(({ isNamed }) => isNamed);
  const body = node.children.find(({ type }) => type === 'heredoc_body');
  const end = body ? body.start : node.end;
  const descriptor = /^\d+/.exec(walk.text.slice(node.start, Math.min(node.end, node.start + 20)))?.[0];
  return {
    operator,
    descriptor: descriptor === undefined ? undefined : Number.parseInt(descriptor, 10),
    target: target && target.type !== 'heredoc_body' ? wordOf(walk, target) : undefined,
    body: body && textOf(walk, body),
    range: { start: node.start + walk.offset, end: end + walk.offset },
  };
}

/** Statements that can stand behind `<<EOF` on its line. */
const FOLLOWING: ReadonlySet<string> = new Set(['command', 'pipeline', 'list', 'redirected_statement', 'subshell']);

const SHELLS = /^(ba|da|a|k|z)?sh$/;

function visitCommand(
  walk: Walk,
  node: Syntax,
  outer: readonly ShellRedirect[],
  inside: readonly ShellContext[],
): void {
  const words: ShellWord[] = [];
  const assignments = [];
  const redirects = [...outer];
  let word: { readonly start: number; readonly end: number } | undefined;
  for (const child of node.children) {
    if (child.type === 'variable_assignment') assignments.push(toAssignment(wordOf(walk, child)));
    else if (isRedirect(child)) redirects.push(readRedirect(walk, child));
    else if (child.isNamed || child.type === '$' || child.type === 'unset') {
      // The grammar splits `$A/b/$C.d`, which is one word: what touches belongs together.
      const touches = word?.end === child.start;
      word = { start: touches ? (word?.start ?? child.start) : child.start, end: child.end };
      if (touches) words.pop();
      words.push(shellWord(walk.text.slice(word.start, word.end), word.start + walk.offset));
    }
  }
  const peeled = peel(words);
  if (peeled) {
    const { pending } = walk;
    const start = node.start + walk.offset;
    const end = Math.max(node.end + walk.offset, outer.at(-1)?.range.end ?? 0);
    const command: Draft = {
      name: programName(peeled.nameWord),
      nameWord: peeled.nameWord,
      args: peeled.args,
      wrappers: peeled.wrappers,
      assignments: [...assignments, ...peeled.assignments],
      redirects,
      range: { start, end },
      operatorBefore: pending?.operator,
      operatorBeforeRange: pending?.range,
      operatorAfter: undefined,
      operatorAfterRange: undefined,
      inside,
      background: false,
      pipeline: { index: 0, length: 1, id: ++walk.pipelines },
    };
    walk.pending = undefined;
    walk.commands.push(command);
    readOptions(walk, command);
    const read = readInnerScript(walk, command, inside);
    visitNested(walk, node, inside, read);
    return;
  }
  visitNested(walk, node, inside);
}

/**
 * Substitutions hold commands of their own.
 * @param read a stretch that was read as a script already, with what is in it
 */
function visitNested(walk: Walk, node: Syntax, inside: readonly ShellContext[], read?: Range): void {
  if (!holdsSubstitution(walk, node)) return;
  const open = [...node.children].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if (!holdsSubstitution(walk, next)) continue;
    if (CONTEXTS[next.type] !== 'substitution') {
      for (let at = next.children.length - 1; at >= 0; at--) open.push(next.children[at] as Syntax);
      continue;
    }
    const start = next.start + walk.offset;
    if (!read || start < read.start || start >= read.end) visit(walk, next, inside);
  }
}

function holdsSubstitution({ text }: Walk, { start, end }: Syntax): boolean {
  return /[$<>]\(|`/.test(text.slice(start, end));
}

function visitDeclaration(walk: Walk, node: Syntax, inside: readonly ShellContext[]): void {
  const exported = node.type === 'declaration_command' && node.children[0]?.type === 'export';
  const items = node.type === 'variable_assignment' ? [node] : node.children;
  for (const child of items) {
    if (child.type !== 'variable_assignment') continue;
    walk.variables.push({ ...toAssignment(wordOf(walk, child)), exported });
  }
  walk.pending = undefined;
  visitNested(walk, node, inside);
}

const OPTION_LETTERS: Readonly<Record<string, string>> = lookup({ e: 'errexit', u: 'nounset', x: 'xtrace' });

function readOptions(walk: Walk, command: ShellCommand): void {
  if (command.name !== 'set' && !SHELLS.test(command.name ?? '')) return;
  command.args.forEach((arg, index) => {
    const cluster = /^([-+])([a-zA-Z]+)$/.exec(arg.value ?? '');
    if (!cluster) return;
    const on = cluster[1] === '-';
    for (const letter of cluster[2] ?? '') {
      const name = letter === 'o' ? command.args[index + 1]?.value : OPTION_LETTERS[letter];
      if (name !== undefined) walk.options.push({ name, on, range: arg.range });
    }
  });
}

/** `bash -c '…'`, `su -c '…'`, `eval '…'`: the text is a script at known offsets as long as it holds no escapes. */
function readInnerScript(walk: Walk, command: ShellCommand, inside: readonly ShellContext[]): Range | undefined {
  const { name = '', args } = command;
  const at = name === 'eval' ? 0 : args.findIndex(({ value }) => /^-[a-z]*c$/.test(value ?? '')) + 1;
  const isShell = SHELLS.test(name) || name === 'su';
  const word = name === 'eval' || (isShell && at > 0) ? args[at] : undefined;
  if (!word || !/^(?:'[^']*'|"[^"\\]*")$/.test(word.raw)) return undefined;
  readNested(walk, word.raw.slice(1, -1), word.range.start + 1, [...inside, 'shell-c']);
  return word.range;
}

function readNested(walk: Walk, text: string, offset: number, inside: readonly ShellContext[]): void {
  if (walk.depth > MAX_DEPTH) return;
  const inner: Walk = { ...newWalk(text, offset), depth: walk.depth + 10, pipelines: walk.pipelines };
  readInto(inner, inside);
  append(walk.commands, inner.commands);
  append(walk.variables, inner.variables);
  append(walk.functions, inner.functions);
  append(walk.options, inner.options);
  append(walk.comments, inner.comments);
  append(walk.errors, inner.errors);
  walk.pipelines = inner.pipelines;
}

function wordOf(walk: Walk, node: Syntax): ShellWord {
  return shellWord(textOf(walk, node), node.start + walk.offset);
}

function textOf(walk: Walk, node: Syntax | undefined): string {
  return node ? walk.text.slice(node.start, node.end) : '';
}

function rangeOf(walk: Walk, node: Syntax): Range {
  return { start: node.start + walk.offset, end: node.end + walk.offset };
}

function isRedirect({ type }: Syntax): boolean {
  return type.endsWith('redirect');
}

/** Without spreading into one call, which a long list would overflow. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}

import type { Node } from 'web-tree-sitter';
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
import { shellWord } from './word.ts';
import { peel, programName, toAssignment } from './wrappers.ts';

export { loadShellGrammar };

type Draft = { -readonly [K in keyof ShellCommand]: ShellCommand[K] };

interface Walk {
  readonly text: string;
  readonly offset: number;
  readonly commands: Draft[];
  readonly variables: ShellVariable[];
  readonly functions: { name: string; range: Range }[];
  readonly options: { name: string; on: boolean; range: Range }[];
  readonly comments: Range[];
  readonly errors: Range[];
  pending: { readonly operator: ShellOperator; readonly range: Range } | undefined;
  pipelines: number;
  depth: number;
}

/** Nesting that no person writes; deeper parts become an error range, so the stack is safe. */
const MAX_DEPTH = 150;
/** Longer text is not read as a script, in UTF-16 units. */
const MAX_LENGTH = 300_000;
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
    options: [],
    comments: [],
    errors: [],
    pending: undefined,
    pipelines: 0,
    depth: 0,
  };
}

function readInto(walk: Walk, inside: readonly ShellContext[]): void {
  const whole = { start: walk.offset, end: walk.offset + walk.text.length };
  if (walk.text.length > MAX_LENGTH) {
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
  visit(walk, tree.rootNode, inside);
  tree.delete();
}

const CONTEXTS: Readonly<Record<string, ShellContext>> = {
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
};

function visit(walk: Walk, node: Node, inside: readonly ShellContext[]): void {
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
        walk.functions.push({ name: node.childForFieldName('name')?.text ?? '', range: rangeOf(walk, node) });
      }
      if (node.type === 'for_statement') {
        const name = node.childForFieldName('variable');
        if (name)
          walk.variables.push({ name: name.text, value: undefined, exported: false, range: rangeOf(walk, name) });
      }
      if (context !== undefined) walk.pending = undefined;
      visitList(walk, node, context === undefined ? inside : [...inside, context]);
    }
  }
  walk.depth--;
}

const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', ';', '&', '|', '|&', '\n']);

/** The children of a list, its left spine flattened: a chain of a thousand `&&` is not a thousand levels deep. */
function flatChildren(node: Node): Node[] {
  const parts: Node[] = [];
  let current: Node | null = node;
  while (current) {
    const children: (Node | null)[] = current.children;
    const [first, ...rest]: (Node | null)[] = children;
    const spine: boolean = first?.type === 'list' && current.type === 'list';
    const kept: Node[] = (spine ? rest : children).filter((child): child is Node => child !== null);
    // Not spread into one call: a list can have more children than a call may have arguments.
    for (const child of kept.reverse()) parts.push(child);
    current = spine ? (first ?? null) : null;
  }
  return parts.reverse();
}

function visitList(walk: Walk, node: Node, inside: readonly ShellContext[]): void {
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

function visitPipeline(walk: Walk, node: Node, inside: readonly ShellContext[]): void {
  const id = ++walk.pipelines;
  const members = node.children.filter((child): child is Node => child?.isNamed === true);
  const starts: number[] = [];
  let index = 0;
  for (const child of node.children) {
    if (!child) continue;
    if (child.isNamed) {
      starts.push(walk.commands.length);
      visit(walk, child, inside);
      for (const command of walk.commands.slice(starts.at(-1))) {
        if (command.inside.length === inside.length) command.pipeline = { index, length: members.length, id };
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

function visitRedirected(walk: Walk, node: Node, inside: readonly ShellContext[]): void {
  const body = node.childForFieldName('body');
  const redirects = node.children
    .filter((child): child is Node => child !== null && /redirect$/.test(child.type))
    // The grammar puts what follows `<<EOF` on the line inside the here-document's node.
    .flatMap((redirect) => [
      redirect,
      ...redirect.descendantsOfType('file_redirect').filter((inner) => inner?.parent?.id === redirect.id),
    ])
    .filter((redirect): redirect is Node => redirect !== null);
  const read = redirects.map((redirect) => readRedirect(walk, redirect));
  if (body?.type === 'command') visitCommand(walk, body, read, inside);
  else if (body) visit(walk, body, inside);
  const heredoc = read.find(({ body: text }) => text !== undefined);
  const reader = walk.commands.at(-1)?.name;
  for (const redirect of redirects) {
    visitNested(walk, redirect, inside);
    for (const child of redirect.children) if (child && FOLLOWING.has(child.type)) visit(walk, child, inside);
  }
  if (heredoc?.body !== undefined && reader !== undefined && SHELLS.test(reader)) {
    const start = heredoc.range.end;
    readNested(walk, heredoc.body, start, [...inside, 'heredoc']);
  }
}

function readRedirect(walk: Walk, node: Node): ShellRedirect {
  const operator = node.children.find((child) => child !== null && /^[<>&|]/.test(child.type))?.type ?? node.type;
  // A here-document's target is its opening delimiter, whose quotes tell whether the body is expanded.
  const start = node.children.find((child) => child?.type === 'heredoc_start');
  const target = start ?? node.childForFieldName('destination') ?? node.lastNamedChild;
  const body = node.children.find((child) => child?.type === 'heredoc_body');
  const end = body ? body.startIndex : node.endIndex;
  return {
    operator,
    descriptor: /^\d+/.test(node.text) ? Number.parseInt(node.text, 10) : undefined,
    target: target && target.type !== 'heredoc_body' ? wordOf(walk, target) : undefined,
    body: body?.text,
    range: { start: node.startIndex + walk.offset, end: end + walk.offset },
  };
}

/** Statements that can stand behind `<<EOF` on its line. */
const FOLLOWING: ReadonlySet<string> = new Set(['command', 'pipeline', 'list', 'redirected_statement', 'subshell']);

const SHELLS = /^(ba|da|a|k|z)?sh$/;

function visitCommand(walk: Walk, node: Node, outer: readonly ShellRedirect[], inside: readonly ShellContext[]): void {
  const words: ShellWord[] = [];
  const assignments = [];
  const redirects = [...outer];
  for (const child of node.children) {
    if (!child) continue;
    if (child.type === 'variable_assignment') assignments.push(toAssignment(wordOf(walk, child)));
    else if (/redirect$/.test(child.type)) redirects.push(readRedirect(walk, child));
    else if (child.isNamed || child.type === '$' || child.type === 'unset') words.push(wordOf(walk, child));
  }
  const peeled = peel(words);
  if (peeled) {
    const { pending } = walk;
    const start = node.startIndex + walk.offset;
    const end = Math.max(node.endIndex + walk.offset, ...outer.map(({ range }) => range.end));
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
function visitNested(walk: Walk, node: Node, inside: readonly ShellContext[], read?: Range): void {
  if (!/[`$<>]\(|`/.test(node.text)) return;
  for (const type of ['command_substitution', 'process_substitution']) {
    for (const inner of node.descendantsOfType(type)) {
      if (!inner || nestedDeeper(inner, node)) continue;
      const start = inner.startIndex + walk.offset;
      if (!read || start < read.start || start >= read.end) visit(walk, inner, inside);
    }
  }
}

function nestedDeeper(inner: Node, outer: Node): boolean {
  for (let parent = inner.parent; parent && parent.id !== outer.id; parent = parent.parent) {
    if (parent.type === 'command_substitution' || parent.type === 'process_substitution') return true;
  }
  return false;
}

function visitDeclaration(walk: Walk, node: Node, inside: readonly ShellContext[]): void {
  const exported = node.type === 'declaration_command' && node.firstChild?.type === 'export';
  const items = node.type === 'variable_assignment' ? [node] : node.children;
  for (const child of items) {
    if (child?.type !== 'variable_assignment') continue;
    walk.variables.push({ ...toAssignment(wordOf(walk, child)), exported });
  }
  walk.pending = undefined;
  visitNested(walk, node, inside);
}

const OPTION_LETTERS: Readonly<Record<string, string>> = { e: 'errexit', u: 'nounset', x: 'xtrace' };

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

function wordOf(walk: Walk, node: Node): ShellWord {
  return shellWord(walk.text.slice(node.startIndex, node.endIndex), node.startIndex + walk.offset);
}

function rangeOf(walk: Walk, node: Node): Range {
  return { start: node.startIndex + walk.offset, end: node.endIndex + walk.offset };
}

/** Without spreading into one call, which a long list would overflow. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}

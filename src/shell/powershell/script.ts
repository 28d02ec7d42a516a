import type { Range } from '../../text/range.ts';
import { powershellTokens, type Token } from './tokens.ts';

/** One command of PowerShell text, wherever it stands: a cmdlet, an alias or a program. */
export interface PowershellCommand {
  /** As written. */
  readonly name: string;
  readonly nameToken: Token;
  /** Up to what ends the command; brackets and what is in them included. */
  readonly args: readonly Token[];
  readonly range: Range;
  /** It reads from the pipe. */
  readonly piped: boolean;
}

export interface PowershellAssignment {
  /** Without `$`: `x`, `env:Path`, `script:count`. */
  readonly name: string;
  readonly variable: Token;
  readonly operator: Token;
  /** Up to the end of the statement, or the first 200 tokens of it. */
  readonly value: readonly Token[];
  /** Only the statement's own: not inside of brackets or blocks. */
  readonly depth: number;
}

/** A pair of brackets behind a keyword: the condition of `if`, the block of `catch`, the parameters of `param`. */
export interface PowershellBlock {
  /** Lower-cased. */
  readonly keyword: string;
  readonly keywordToken: Token;
  readonly open: Token;
  readonly content: readonly Token[];
  readonly close: Token | undefined;
}

export interface PowershellFunction {
  readonly name: string;
  readonly nameToken: Token;
  readonly parameters: readonly Token[];
  readonly body: readonly Token[];
}

export interface PowershellText {
  readonly tokens: readonly Token[];
  readonly commands: readonly PowershellCommand[];
  readonly assignments: readonly PowershellAssignment[];
  readonly blocks: readonly PowershellBlock[];
  readonly functions: readonly PowershellFunction[];
  /** The statements outside of all brackets, in order; each with at least one token. */
  readonly statements: readonly (readonly Token[])[];
}

/**
 * Reads PowerShell text far enough for checks: commands with their arguments, assignments, conditions and blocks.
 * @param offset added to every range
 */
export function parsePowershell(text: string, offset = 0): PowershellText {
  const tokens = powershellTokens(text, offset);
  const nothing = { tokens, commands: [], assignments: [], blocks: [], functions: [], statements: [] };
  if (tokens.some(({ depth }) => depth > DEEPEST)) return nothing;
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  const ends = closings(code);
  const blocks = blocksOf(code, ends);
  return {
    tokens,
    commands: commandsOf(code),
    assignments: assignmentsOf(code),
    blocks,
    functions: functionsOf(code, ends),
    statements: statementsOf(code),
  };
}

/** Text that nests deeper was made to be slow, and is not looked into. */
const DEEPEST = 50;
/** No check looks at more of a value than that. */
const LONGEST_VALUE = 200;

/** For each `open`, by its index, the index of its `close`. */
function closings(code: readonly Token[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  code.forEach(({ kind }, at) => {
    if (kind === 'open') open.push(at);
    else if (kind === 'close') {
      const start = open.pop();
      if (start !== undefined) ends.set(start, at);
    }
  });
  return ends;
}

function commandsOf(code: readonly Token[]): PowershellCommand[] {
  const found: PowershellCommand[] = [];
  code.forEach((nameToken, at) => {
    if (!nameToken.command) return;
    let end = at + 1;
    for (; end < code.length; end++) {
      const token = code[end] as Token;
      if (token.depth < nameToken.depth) break;
      if (token.kind === 'close' && token.depth < nameToken.depth) break;
      if (token.depth > nameToken.depth) continue;
      if (token.kind === 'separator' || (token.kind === 'operator' && /^(\||&&|\|\||&)$/.test(token.text))) break;
    }
    const args = code.slice(at + 1, end);
    const last = args.at(-1) ?? nameToken;
    found.push({
      name: nameToken.text,
      nameToken,
      args,
      range: { start: nameToken.range.start, end: last.range.end },
      piped: code[at - 1]?.text === '|',
    });
  });
  return found;
}

function assignmentsOf(code: readonly Token[]): PowershellAssignment[] {
  const found: PowershellAssignment[] = [];
  code.forEach((operator, at) => {
    if (operator.kind !== 'operator' || !/^(\?\?=|[+\-*/%]?=)$/.test(operator.text)) return;
    const variable = code[at - 1];
    if (variable?.kind !== 'variable' || variable.depth !== operator.depth) return;
    let end = at + 1;
    while (end < Math.min(code.length, at + LONGEST_VALUE)) {
      const token = code[end] as Token;
      if (token.depth < operator.depth || (token.depth === operator.depth && token.kind === 'separator')) break;
      end++;
    }
    const name = variable.text.replace(/^[$@]\{?|\}$/g, '');
    found.push({ name, variable, operator, value: code.slice(at + 1, end), depth: operator.depth });
  });
  return found;
}

function blocksOf(code: readonly Token[], ends: ReadonlyMap<number, number>): PowershellBlock[] {
  const found: PowershellBlock[] = [];
  code.forEach((keywordToken, at) => {
    if (keywordToken.kind !== 'keyword') return;
    let next = at + 1;
    // `catch [System.IO.IOException], [x] {`, and a block on the next line.
    while (/^(type|separator)$/.test(code[next]?.kind ?? '') || code[next]?.text === ',') next++;
    const open = code[next];
    if (open?.kind !== 'open') return;
    const end = ends.get(next);
    found.push({
      keyword: keywordToken.text.toLowerCase(),
      keywordToken,
      open,
      content: code.slice(next + 1, end ?? code.length),
      close: end === undefined ? undefined : code[end],
    });
  });
  return found;
}

function functionsOf(code: readonly Token[], ends: ReadonlyMap<number, number>): PowershellFunction[] {
  const found: PowershellFunction[] = [];
  code.forEach((token, at) => {
    const nameToken = code[at + 1];
    if (token.kind !== 'keyword' || !/^(function|filter)$/i.test(token.text) || nameToken?.kind !== 'word') return;
    let next = at + 2;
    let parameters: readonly Token[] = [];
    if (code[next]?.text === '(') {
      const end = ends.get(next) ?? code.length - 1;
      parameters = code.slice(next + 1, end);
      next = end + 1;
    }
    while (code[next]?.kind === 'separator') next++;
    if (code[next]?.text !== '{') return;
    const body = code.slice(next + 1, ends.get(next) ?? code.length);
    const param = blocksOf(body, closings(body)).find(({ keyword }) => keyword === 'param');
    found.push({ name: nameToken.text, nameToken, parameters: param?.content ?? parameters, body });
  });
  return found;
}

function statementsOf(code: readonly Token[]): (readonly Token[])[] {
  const found: Token[][] = [];
  let current: Token[] = [];
  for (const token of code) {
    if (token.kind === 'separator' && token.depth === 0) {
      if (current.length > 0) found.push(current);
      current = [];
    } else current.push(token);
  }
  if (current.length > 0) found.push(current);
  return found;
}

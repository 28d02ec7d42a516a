import type { Range } from '../../text/range.ts';

/**
 * What PowerShell text is made of. `word`: a bare word (a command's name, an argument, a number); `parameter`: `-Name`; `string`: with
 * its quotes; `variable`: `$x`, `${x}`, `$env:x`, `@splat`; `type`: `[int]`, an index; `member`: `.Name`, `::Name`; `keyword`: `if`, `catch`, …;
 * `operator`: `=`, `-eq`, `|`, `>`, …; `open` and `close`: brackets, `$(` and `@{` too; `separator`: `;` and line breaks; `comment`.
 */
export type TokenKind =
  | 'word'
  | 'parameter'
  | 'string'
  | 'variable'
  | 'type'
  | 'member'
  | 'keyword'
  | 'operator'
  | 'open'
  | 'close'
  | 'separator'
  | 'comment';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly range: Range;
  /** How many brackets are open around it; an `open` and its `close` have the same depth. */
  readonly depth: number;
  /** A word where a command's name stands. */
  readonly command: boolean;
}

const KEYWORDS =
  /^(if|elseif|else|while|do|until|for|foreach|switch|try|catch|finally|function|filter|param|return|throw|exit|break|continue|in|begin|process|end|trap|class|enum|using|data|workflow|configuration)$/i;
/** Keywords that a value or a command may follow. */
const BEFORE_COMMAND = /^(else|do|try|finally|return|throw|exit|begin|process|end)$/i;
/** Keywords that a name follows. */
const NAMED = /^(function|filter|class|enum|workflow|configuration|using)$/i;
const CHAIN = /^(&&|\|\||\||;|&)/;
const EXPRESSION_OPERATOR = /^(\?\?=|\?\?|[+\-*/%]=|==|=|\+\+|--|\.\.|[<>]=|[<>]|[+\-*/%!,?:])/;
const DASH_OPERATOR =
  /^-(?:[ci]?(?:eq|ne|gt|ge|lt|le|(?:not)?(?:like|match|contains|in)|replace|split)|is|isnot|as|and|or|xor|not|band|bor|bxor|bnot|shl|shr|join|f)(?![\w-])/i;
const REDIRECT = /^(?:[\d*]?>>?(?:&[12])?|<)/;

/**
 * Splits PowerShell text into tokens; blanks and line continuations are left out. Never fails: what is not closed runs to the end. The
 * language: https://learn.microsoft.com/powershell/scripting/lang-spec/chapter-02
 * @param offset added to every range
 */
export function powershellTokens(text: string, offset = 0): readonly Token[] {
  const tokens: Token[] = [];
  /** Which kind of text is read, for each open bracket: at a command's place, among arguments, or in an expression. */
  const modes: Mode[] = ['command'];
  /** Whether each open bracket is a hash table's: its statements begin with a key. */
  const tables: boolean[] = [false];
  let at = 0;
  const add = (kind: TokenKind, length: number, command = false): void => {
    const depth = kind === 'close' ? modes.length - 2 : modes.length - 1;
    tokens.push({
      kind,
      text: text.slice(at, at + length),
      range: { start: offset + at, end: offset + at + length },
      depth: Math.max(0, depth),
      command,
    });
    at += length;
  };
  const mode = (): Mode => modes.at(-1) ?? 'command';
  const setMode = (next: Mode): void => {
    modes[modes.length - 1] = next;
  };
  while (at < text.length) {
    const blanks = blankLength(text, at);
    if (blanks > 0) {
      at += blanks;
      continue;
    }
    const rest = text.slice(at, at + LOOK_AHEAD);
    const char = text[at] as string;
    const fresh = !/[\w$)\]}'"]/.test(text[at - 1] ?? ' ');
    if (char === '\n' || char === '\r') {
      const length = rest.startsWith('\r\n') ? 2 : 1;
      // A statement goes on after a comma, a pipe or another operator.
      const before = tokens.at(-1);
      if (before?.kind === 'operator' && !/^(&|\+\+|--)$/.test(before.text)) at += length;
      else {
        add('separator', length);
        setMode(tables.at(-1) ? 'key' : 'command');
      }
    } else if (char === '#' && fresh) add('comment', lineLength(text, at));
    else if (rest.startsWith('<#')) add('comment', until(text, at, '#>'));
    else if (/^@?["']/.test(rest) && (char !== '@' || /^@["'][ \t]*\r?\n/.test(rest))) {
      const called = isCalled(tokens.at(-1));
      add('string', stringLength(text, at));
      leaveCommand(called);
    } else if (/^(\$\(|@\(|@\{|[({])/.test(rest)) {
      const length = /^[$@]/.test(rest) ? 2 : 1;
      if (char !== '{') leaveCommand(isCalled(tokens.at(-1)));
      add('open', length);
      modes.push(rest.startsWith('@{') ? 'key' : 'command');
      tables.push(rest.startsWith('@{'));
    } else if (char === ')' || char === '}') {
      add('close', 1);
      if (modes.length > 1) {
        modes.pop();
        tables.pop();
      }
      if (char === '}' && mode() !== 'argument') setMode('command');
    } else if (CHAIN.test(rest)) {
      const [operator = char] = CHAIN.exec(rest) ?? [];
      add(operator === ';' ? 'separator' : 'operator', operator.length);
      setMode(operator === ';' && tables.at(-1) ? 'key' : 'command');
    } else if (/^[$@][\w{?$^]/.test(rest)) {
      const length = /^[$@](\{[^}\n]*\}?|[?$^]|\w+(?::\w+)?)/.exec(rest)?.[0].length ?? 1;
      const called = isCalled(tokens.at(-1));
      add('variable', length);
      leaveCommand(called);
    } else if (/^(\?\.|\.|::)\w/.test(rest) && isAttached(tokens.at(-1), offset + at)) {
      add('member', /^(\?\.|\.|::)\w+/.exec(rest)?.[0].length ?? 1);
    } else if (char === '[' && (mode() !== 'argument' || isAttached(tokens.at(-1), offset + at))) {
      add('type', bracketLength(text, at));
      leaveCommand(false);
    } else readWord(rest);
  }
  return tokens;

  /** Behind a value at a command's place comes an expression, or arguments where `&` or `.` calls the value. */
  function leaveCommand(called: boolean): void {
    if (mode() === 'command') setMode(called ? 'argument' : 'expression');
  }

  function readWord(rest: string): void {
    const here = mode();
    if (here === 'argument') readArgument(rest);
    else if (here === 'command' && /^\.(?=[\s$"'&{(])/.test(rest)) add('operator', 1);
    else if (here === 'command' && isCommand(rest)) readCommand();
    else if (here === 'key' && /^[A-Za-z_]/.test(rest)) {
      add('word', /^[\w-]+/.exec(rest)?.[0].length ?? 1);
      setMode('expression');
    } else readExpression(rest);
  }

  function readArgument(rest: string): void {
    const redirect = rest.startsWith(',') ? ',' : REDIRECT.exec(rest)?.[0];
    if (redirect) add('operator', redirect.length);
    else add(/^-[A-Za-z_]/.test(rest) ? 'parameter' : 'word', wordLength(text, at));
  }

  function readExpression(rest: string): void {
    const operator = (DASH_OPERATOR.exec(rest) ?? EXPRESSION_OPERATOR.exec(rest) ?? REDIRECT.exec(rest))?.[0];
    if (operator) add('operator', operator.length);
    else if (/^in\s/i.test(rest)) add('keyword', 2);
    else add('word', Math.max(1, /^[\w.]+/.exec(rest)?.[0].length ?? 1));
    // What is assigned or gone through may be the output of a command.
    const last = tokens.at(-1)?.text ?? '';
    if (/^(\?\?=|[+\-*/%]?=|in)$/i.test(last)) setMode('command');
    else leaveCommand(false);
  }

  function readCommand(): void {
    const length = wordLength(text, at);
    const word = text.slice(at, at + length);
    // Behind a pipe `foreach` is the alias of a cmdlet.
    const isKeyword = KEYWORDS.test(word) && !(/^foreach$/i.test(word) && tokens.at(-1)?.text === '|');
    add(isKeyword ? 'keyword' : 'word', length, !isKeyword);
    if (!isKeyword || NAMED.test(word)) setMode('argument');
    else setMode(BEFORE_COMMAND.test(word) ? 'command' : 'expression');
  }
}

/** A word that can be a command's name: no number such as `10mb`. */
function isCommand(rest: string): boolean {
  if (/^\d/.test(rest)) return /^\d\w*[A-Za-z]/.test(rest) && !/^\d+([kmgtp]b|[ldu]|x[\da-f]+)?\b/i.test(rest);
  return /^[A-Za-z_?%\\/.~*]/.test(rest) && !/^\.\./.test(rest);
}

function isCalled(before: Token | undefined): boolean {
  return before?.kind === 'operator' && /^[&.]$/.test(before.text);
}

type Mode = 'command' | 'argument' | 'expression' | 'key';

/** Long enough for every fixed form; only strings, comments and words are longer. */
const LOOK_AHEAD = 300;

/** Strings inside of strings that are followed. */
const DEEPEST = 20;

/** Blanks, and a backtick with the line break behind it. */
function blankLength(text: string, at: number): number {
  let end = at;
  for (;;) {
    const char = text[end];
    if (char === ' ' || char === '\t' || char === '\u00a0') end++;
    else if (char === '`' && text[end + 1] === '\n') end += 2;
    else if (char === '`' && text[end + 1] === '\r' && text[end + 2] === '\n') end += 3;
    else return end - at;
  }
}

function lineLength(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const stop = end === -1 ? text.length : end;
  return (text[stop - 1] === '\r' ? stop - 1 : stop) - at;
}

function until(text: string, at: number, closing: string): number {
  const end = text.indexOf(closing, at);
  return (end === -1 ? text.length : end + closing.length) - at;
}

/** @param nesting how many strings it stands in: text made to nest deep is taken as closed at the end */
function stringLength(text: string, at: number, nesting = 0): number {
  if (text[at] === '@') {
    const closing = new RegExp(`\\n${text[at + 1]}@`, 'g');
    closing.lastIndex = at;
    return (closing.exec(text) ? closing.lastIndex : text.length) - at;
  }
  const quote = text[at];
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '`' && quote === '"') end++;
    else if (quote === '"' && text[end] === '$' && text[end + 1] === '(')
      end = substitutionEnd(text, end + 2, nesting + 1);
    else if (text[end] === quote) {
      // A doubled quote is one that belongs to the string.
      if (text[end + 1] !== quote) return end + 1 - at;
      end++;
    }
  }
  return text.length - at;
}

/** Where the bracket closes that opened before `at`; strings in it may hold quotes of both kinds. */
function substitutionEnd(text: string, at: number, nesting: number): number {
  if (nesting > DEEPEST) return text.length;
  let depth = 1;
  let end = at;
  for (; end < text.length; end++) {
    const char = text[end];
    if (char === '(') depth++;
    else if (char === ')' && --depth === 0) break;
    else if (char === "'" || char === '"') end += stringLength(text, end, nesting) - 1;
  }
  return end;
}

function bracketLength(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    const char = text[end];
    if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return end + 1 - at;
    else if (char === '\n') return end - at;
    else if (char === '"' || char === "'") end += stringLength(text, end) - 1;
  }
  return text.length - at;
}

/** A bare word: up to a blank or a character that ends it. */
function wordLength(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const char = text[end] as string;
    if (char === '`' && !/[\r\n]/.test(text[end + 1] ?? '')) end++;
    else if (/[\s;|&(){}'"$,`]/.test(char)) break;
  }
  return Math.max(1, Math.min(end, text.length) - at);
}

function isAttached(before: Token | undefined, at: number): boolean {
  return before !== undefined && before.range.end === at && /^(variable|close|type|string|member)$/.test(before.kind);
}

import type { ShellScript } from '../shell/model.ts';
import { type LineIndex, lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { expand, type Lookup } from './expand.ts';
import type { Flag, Heredoc, Instruction, Pair, Stage, State, Word } from './model.ts';
import type { RawHeredoc } from './outline.ts';
import { jsonArray, LITERAL, maskLogicalLine, skipBlanks, splitWords, unquote, wordEnd } from './scan.ts';
import { isPosixShell, NO_COMMANDS, shellOf } from './shell-text.ts';

const SHELL_KEYWORDS = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
const JSON_KEYWORDS = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD']);
const PAIR_KEYWORDS = new Set(['ENV', 'LABEL', 'ARG']);

/** What an instruction needs to know of its surroundings. */
export interface Surroundings {
  readonly text: string;
  readonly lines: LineIndex;
  readonly escape: string;
  readonly index: number;
  readonly stage: Stage | undefined;
  readonly state: State;
  readonly lookup: Lookup;
  readonly windows: boolean;
  /** The file has more shell text than is read, up to this one. */
  readonly unread: boolean;
}

/**
 * Builds one instruction from the stretch of the file that holds it.
 * @param span offsets of the instruction; `lineEnd` is where its logical line ends, before the bodies of its heredocs
 */
export function buildInstruction(
  around: Surroundings,
  span: Range & { readonly lineEnd: number },
  rawHeredocs: readonly RawHeredoc[],
  onbuild = false,
): Instruction {
  const { text, lines, escape: escapeChar } = around;
  const masked = maskLogicalLine(text.slice(span.start, span.lineEnd), escapeChar);
  const keywordEnd = /^[^\s\\]*/.exec(masked)?.[0].length || Math.min(1, masked.length);
  const keyword = masked.slice(0, keywordEnd).toUpperCase();
  const { flags, end: flagsEnd } = readFlags(masked, keywordEnd, span.start, around);
  const argsStart = skipBlanks(masked, flagsEnd);
  const argsEnd = Math.max(argsStart, trimEnd(masked));
  const argsRange = { start: span.start + argsStart, end: span.start + argsEnd };
  const args = masked.slice(argsStart, argsEnd);
  const items = JSON_KEYWORDS.has(keyword) ? jsonArray(args) : undefined;
  const words = items
    ? items.map(({ value, range }) => word(value, shift(range, argsRange.start), around))
    : splitWords(args, escapeChar).map((range) => word(undefined, shift(range, argsRange.start), around));
  const heredocs = rawHeredocs.map((heredoc) => readHeredoc(heredoc, text, keyword, words, around));
  const nested = (offset: number, isOnbuild: boolean): Instruction =>
    buildInstruction(around, { ...span, start: offset }, rawHeredocs, isOnbuild);
  const health = keyword === 'HEALTHCHECK' && words[0]?.value.toUpperCase() === 'CMD';
  const healthCommand = health && words[0] ? nested(words[0].range.start, onbuild) : undefined;
  const trigger = keyword === 'ONBUILD' && !onbuild && words[0] ? nested(words[0].range.start, true) : undefined;
  let script: ShellScript | undefined;
  const form = items ? 'exec' : 'shell';
  const result: Instruction = {
    index: around.index,
    keyword,
    keywordRange: { start: span.start, end: span.start + keywordEnd },
    range: { start: span.start, end: span.end },
    line: lineAt(lines, span.start),
    endLine: lineAt(lines, Math.max(span.start, span.end - 1)),
    flags,
    words,
    argsRange,
    form,
    pairs: PAIR_KEYWORDS.has(keyword) ? readPairs(keyword, words, around) : [],
    heredocs,
    trigger,
    healthCommand,
    onbuild,
    stage: around.stage,
    state: around.state,
    shellText: args,
    shell() {
      if (healthCommand) return healthCommand.shell();
      if (trigger) return trigger.shell();
      script ??=
        SHELL_KEYWORDS.has(keyword) && !around.unread
          ? shellOf({ masked: args, offset: argsRange.start, form, heredocs, posix: usesPosixShell(around) })
          : NO_COMMANDS;
      return script;
    },
  };
  return result;
}

function usesPosixShell({ state, windows }: Surroundings): boolean {
  return state.shell === undefined ? !windows : isPosixShell(state.shell[0] ?? '');
}

function trimEnd(masked: string): number {
  // Not by a regular expression: it would try anew at each blank inside.
  let end = masked.length;
  for (;;) {
    const trimmed = masked.slice(0, end).trimEnd().length;
    const continued = trimmed < end && masked[trimmed] === '\n' && masked[trimmed - 1] === '\\';
    end = continued ? trimmed - 1 : trimmed;
    if (!continued) return end;
  }
}

function shift(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}

function word(value: string | undefined, range: Range, around: Surroundings): Word {
  const raw = around.text.slice(range.start, range.end);
  const plain =
    value?.replaceAll(`${around.escape}$`, `${LITERAL}$`) ??
    unquote(raw.includes('\n') ? maskLogicalLine(raw, around.escape) : raw, around.escape);
  const { value: text, expanded } = values(plain, around.lookup);
  return { raw, value: text, expanded, range };
}

/** A text of `unquote` as written and with its variables put in. */
function values(plain: string, lookup: Lookup): { value: string; expanded: string | undefined } {
  return { value: plain.replaceAll(LITERAL, ''), expanded: expand(plain, lookup, LITERAL) };
}

function readFlags(masked: string, from: number, base: number, around: Surroundings): { flags: Flag[]; end: number } {
  const flags: Flag[] = [];
  let end = from;
  for (;;) {
    const start = skipBlanks(masked, end);
    const match = /^--[a-zA-Z][\w-]*/.exec(masked.slice(start, start + 64));
    if (start === end || !match) return { flags, end };
    const stop = wordEnd(masked, start, around.escape);
    const equals = start + match[0].length;
    const hasValue = masked[equals] === '=';
    const raw = hasValue ? masked.slice(equals + 1, stop) : undefined;
    flags.push({
      name: match[0].slice(2).toLowerCase(),
      ...(raw === undefined
        ? { value: undefined, expanded: undefined }
        : values(unquote(raw, around.escape), around.lookup)),
      range: { start: base + start, end: base + stop },
      valueRange: hasValue ? { start: base + equals + 1, end: base + stop } : undefined,
    });
    end = stop;
  }
}

function readPairs(keyword: string, words: readonly Word[], around: Surroundings): Pair[] {
  const first = words[0];
  if (!first) return [];
  if (keyword !== 'ARG' && !first.raw.includes('=')) {
    const last = words.at(-1);
    if (!last || words.length === 1) return [pair(first, first.range.end - first.range.start, undefined)];
    const range = { start: (words[1] ?? last).range.start, end: last.range.end };
    const value = word(undefined, range, around);
    return [
      {
        key: first.value,
        keyRange: first.range,
        value: value.value,
        expanded: value.expanded,
        valueRange: range,
        range: { start: first.range.start, end: range.end },
        form: 'blank',
      },
    ];
  }
  return words.map((item) => {
    const equals = item.raw.indexOf('=');
    if (equals === -1) return pair(item, item.raw.length, undefined);
    const valueRange = { start: item.range.start + equals + 1, end: item.range.end };
    return pair(item, equals, word(undefined, valueRange, around));
  });
}

function pair(item: Word, keyLength: number, value: Word | undefined): Pair {
  return {
    key: item.raw.slice(0, keyLength).replace(/^["']|["']$/g, ''),
    keyRange: { start: item.range.start, end: item.range.start + keyLength },
    value: value?.value,
    expanded: value?.expanded,
    valueRange: value?.range,
    range: item.range,
    form: 'equals',
  };
}

function readHeredoc(
  heredoc: RawHeredoc,
  text: string,
  keyword: string,
  words: readonly Word[],
  around: Surroundings,
): Heredoc {
  const mark = text.slice(heredoc.markRange.start, heredoc.markRange.end);
  const body = text.slice(heredoc.bodyRange.start, heredoc.bodyRange.end);
  return {
    name: heredoc.name.replace(/["']/g, ''),
    expand: !/["']/.test(mark),
    stripTabs: mark.startsWith('<<-'),
    markRange: heredoc.markRange,
    bodyRange: heredoc.bodyRange,
    body,
    interpreter: keyword === 'RUN' ? interpreterOf(body, readerWords(words, heredoc.markRange), around) : undefined,
  };
}

/** What joins commands: such a word, or the end of one. */
const JOINS = /^(&&|\|\|?|&|;)$|;$/;

/** The words of the command that a heredoc on its line is given to, and whether the line has words of other commands. */
function readerWords(
  words: readonly Word[],
  mark: Range,
): { readonly own: readonly Word[]; readonly chained: boolean } {
  const at = words.findIndex(({ range }) => range.start <= mark.start && mark.start < range.end);
  const before = words.findLastIndex(({ raw }, index) => index < at && JOINS.test(raw)) + 1;
  const end = words.findIndex(({ raw }, index) => index > at && JOINS.test(raw));
  // A semicolon is written at the end of a command's last word.
  const last = /[^;];$/.test(words[end]?.raw ?? '') ? end + 1 : end;
  const own = words.slice(before, end === -1 ? undefined : last);
  return { own, chained: own.length < words.length };
}

/** Who reads a RUN's heredoc: its command, a shebang, or the stage's shell when the line is the heredoc alone. */
function interpreterOf(
  body: string,
  { own, chained }: ReturnType<typeof readerWords>,
  around: Surroundings,
): string | undefined {
  const rest = own.map(({ raw }) => raw.replace(/;$/, '')).filter((raw) => !raw.startsWith('<<'));
  const program = rest.find((raw) => !raw.startsWith('-') && !raw.includes('=') && !raw.startsWith('>'));
  if (program !== undefined) {
    const name = program.split('/').at(-1) ?? program;
    return /^(cat|tee|dd|sed|awk|base64|patch)$/.test(name) ? undefined : name;
  }
  if (chained || rest.some((raw) => raw.startsWith('>'))) return undefined;
  const shebang = /^\s*#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(body);
  if (shebang) return ((shebang[1]?.endsWith('/env') ? shebang[2] : shebang[1]) ?? 'sh').split('/').at(-1);
  return around.state.shell?.[0]?.split(/[\\/]/).at(-1) ?? (around.windows ? 'cmd' : 'sh');
}

import type { ShellCommand, ShellScript } from '../../shell/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, ScriptRule } from '../rule.ts';

export const errexitTrap: ScriptRule = {
  id: 'errexit-trap',
  group: 'scripts',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A command that ends the script under `set -e` although nothing went wrong.',
  why: 'Under set -e any status other than 0 ends the script, without a word; these commands give one when they have done what they should.',
  *checkScript({ script: { text, shell } }) {
    const parsed = shell();
    const byShebang = /^#!.*[ \t]-[a-z]*e/.test(text);
    const changes = parsed.options.filter(({ name }) => name === 'errexit');
    if (!byShebang && !changes.some(({ on }) => on)) return;
    for (const problem of [...counting(text), ...reading(parsed), ...lastTests(text, parsed)]) {
      // What the last `set` above says; a function may be called under another one, but seldom is.
      const last = changes.findLast(({ range }) => range.start < problem.range.start);
      if (last?.on ?? byShebang) yield problem;
    }
  },
};

/** `((i++))` and `let i++` fail when the variable was 0. */
function* counting(text: string): Iterable<Problem> {
  const statement =
    /^([ \t]*)(\(\([ \t]*(\w+)[ \t]*(\+\+|--)[ \t]*\)\)|let[ \t]+["']?(\w+)(\+\+|--)["']?)[ \t]*(?=;|#|\r?$)/gm;
  for (const match of text.matchAll(statement)) {
    const [, indent = '', whole = '', first, firstSign, second, secondSign] = match;
    const range = { start: match.index + indent.length, end: match.index + indent.length + whole.length };
    const name = first ?? second ?? '';
    const plain = `${name}=$((${name} ${(firstSign ?? secondSign) === '++' ? '+' : '-'} 1))`;
    yield {
      range,
      message: `The status is 1 when \`${name}\` was 0, and \`set -e\` ends the script; write \`${plain}\`.`,
      fix: { safety: 'unsafe', title: 'Count without a status', edits: [{ range, text: plain }] },
    };
  }
}

/** `read -d ''` reaches the end of its input without a delimiter, which is status 1. */
function* reading({ commands, functions }: ShellScript): Iterable<Problem> {
  for (const { name, args, inside, operatorAfter, operatorBefore, range } of commands) {
    if (name !== 'read' || operatorAfter === '||' || operatorBefore === '||') continue;
    if (inside.some((context) => context !== 'function' && context !== 'group')) continue;
    const outer = functions.find((each) => each.range.start <= range.start && range.start < each.range.end);
    if (outer && !isStatement(outer.name, commands)) continue;
    const at = args.findIndex(({ text }) => /^-\w*d$/.test(text));
    if (at === -1 || args[at + 1]?.value !== '') continue;
    const end = args.at(-1)?.range.end ?? range.end;
    yield {
      range: { start: range.start, end },
      message: "`read -d ''` ends with status 1 at the end of its input, and `set -e` ends the script; add `|| true`.",
    };
  }
}

/** In characters; a longer test is none that a person reads. */
const LONGEST_TEST = 1_000;

/** A test with nothing but the beginning of its statement in front. */
const TEST = /(?:^|[;{\n])[ \t]*(\[\[?[ \t][^\n;|&]*[ \t]\]\]?)[ \t]*$/;

/** A function that ends with `[ … ] && command` fails when the test does. */
function* lastTests(text: string, { commands, functions }: ShellScript): Iterable<Problem> {
  for (const { name, range } of functions) {
    if (!isStatement(name, commands)) continue;
    const last = commands.findLast(({ range: { start } }) => range.start <= start && start < range.end);
    if (last?.operatorBefore !== '&&' || !last.operatorBeforeRange) continue;
    if (last.inside.some((context) => context !== 'function' && context !== 'group')) continue;
    if (!/^[ \t\r;]*(#[^\n]*)?((\n\s*)?\}\s*|\n\s*)?$/.test(text.slice(last.range.end, range.end))) continue;
    const test = TEST.exec(
      text.slice(Math.max(range.start, last.operatorBeforeRange.start - LONGEST_TEST), last.operatorBeforeRange.start),
    )?.[1];
    if (test === undefined) continue;
    const end = range.start + text.slice(range.start, last.operatorBeforeRange.start).trimEnd().length;
    const place = { start: end - test.length, end };
    yield {
      range: { start: place.start, end: last.range.end },
      message: `When the test fails \`${name}\` fails, and \`set -e\` ends the script where it is called; write \`if …; then …; fi\`.`,
      fix: asIf(text, place, last.range),
    };
  }
}

/** Whether a function is called, and only where its status decides nothing but `set -e`. */
function isStatement(name: string, commands: readonly ShellCommand[]): boolean {
  const calls = commands.filter((command) => command.name === name);
  return (
    calls.length > 0 &&
    calls.every(
      ({ operatorBefore, operatorAfter, inside, pipeline }) =>
        operatorAfter !== '||' &&
        operatorAfter !== '&&' &&
        operatorBefore !== '||' &&
        operatorBefore !== '&&' &&
        pipeline.length === 1 &&
        !inside.some((context) => /^(if|loop|negation|substitution)$/.test(context)),
    )
  );
}

function asIf(text: string, test: Range, last: Range): Problem['fix'] {
  if (text.slice(test.start, last.end).includes('\n')) return undefined;
  const edits: TextEdit[] = [
    { range: { start: test.start, end: test.start }, text: 'if ' },
    { range: { start: test.end, end: last.start }, text: '; then ' },
    { range: { start: last.end, end: last.end }, text: '; fi' },
  ];
  return { safety: 'unsafe', title: 'Test with `if`', edits };
}

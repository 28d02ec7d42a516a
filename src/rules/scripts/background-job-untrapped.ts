import { lineAt } from '../../text/lines.ts';
import type { ScriptRule } from '../rule.ts';
import { jobsOf, passesToGroup } from '../support/commands/background-jobs.ts';

export const backgroundJobUntrapped: ScriptRule = {
  id: 'background-job-untrapped',
  group: 'scripts',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'An entry point that waits for background processes and does not pass the stop signal on.',
  why: 'The first process of a container ignores a signal that it has no trap for, so the processes are killed after ten seconds in the middle of their work.',
  *checkScript({ script }) {
    if (!script.start || passesToGroup(script.image)) return;
    const { commands, variables, blocks, errors } = script.shell();
    const [first, ...others] = jobsOf(script);
    if (!first || commands.some(({ name }) => name === 'trap')) return;
    const waits = commands.some(({ name, range }) => name === 'wait' && range.start > first.range.start);
    if (
      !waits ||
      commands.some(
        ({ wrappers, range }) => range.start > first.range.start && wrappers.some(({ name }) => name === 'exec'),
      )
    )
      return;
    const start = script.lines.starts[lineAt(script.lines, first.range.start) - 1] ?? 0;
    // A line may begin inside of something: of quotes, or of a list that goes on.
    const isBetween =
      errors.length === 0 &&
      !/\\\r?\n$/.test(script.text.slice(Math.max(0, start - 3), start)) &&
      ![...commands, ...variables, ...blocks.map((range) => ({ range }))].some(
        ({ range }) => range.start < start && start < range.end,
      );
    const indent = /^[ \t]*/.exec(script.text.slice(start))?.[0] ?? '';
    const eol = script.text.includes('\r\n') ? '\r\n' : '\n';
    const line = "trap 'kill $(jobs -p) 2>/dev/null' TERM INT";
    yield {
      range: first.range,
      message: `Nothing tells ${others.length === 0 ? 'this process' : `this process and ${others.length} more`} that the container stops; add \`${line}\` before it.`,
      fix:
        first.inside.length === 0 && isBetween
          ? {
              safety: 'unsafe',
              title: 'Pass the stop signal on',
              edits: [{ range: { start, end: start }, text: `${indent}${line}${eol}` }],
            }
          : undefined,
    };
  },
};

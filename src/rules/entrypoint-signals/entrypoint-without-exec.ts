import { startOf } from '../../dockerfile/chain.ts';
import { startScripts } from '../../repository/start-scripts.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { parseShell } from '../../shell/parser.ts';
import type { Rule } from '../rule.ts';

export const entrypointWithoutExec: Rule = {
  id: 'entrypoint-without-exec',
  group: 'entrypoint-signals',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A shell stays in front of the program that the container runs.',
  why: 'The shell is the first process then and does not pass the stop signal on, so the container is killed after ten seconds in the middle of its work.',
  *check({ file, image }) {
    const start = startOf(file);
    if (start?.form !== 'exec') return;
    const script = start.shell();
    const inner = script.commands.filter(({ inside }) => inside.at(-1) === 'shell-c');
    const last = inner.at(-1);
    // A single command takes the shell's place by itself in dash and bash; what it does itself is another question.
    if (last && inner.length > 1) {
      if (handles(inner)) return;
      const plain =
        last.inside.length === 1 &&
        last.pipeline.length === 1 &&
        !last.background &&
        last.operatorBefore !== '||' &&
        last.name !== undefined;
      yield {
        range: last.range,
        message: messageFor(last, inner),
        fix: plain
          ? {
              safety: 'unsafe',
              title: 'Let the program take the place of the shell',
              edits: [{ range: { start: last.range.start, end: last.range.start }, text: 'exec ' }],
            }
          : undefined,
      };
      return;
    }
    for (const { name, text } of startScripts(image)) {
      if (!/^#!.*\b(ba|da|a|k|z)?sh\b/.test(text)) continue;
      const { commands } = parseShell(text);
      // One that waits for processes in the background is told in the script itself.
      if (commands.length === 0 || handles(commands) || commands.some((command) => command.name === 'wait')) continue;
      yield {
        range: start.range,
        message: `\`${name}\` neither ends with \`exec\` nor traps the stop signal; start the program with \`exec\`.`,
      };
    }
  },
};

function messageFor(last: ShellCommand, commands: readonly ShellCommand[]): string {
  const name = last.nameWord.raw;
  // In a pipeline `exec` takes the place of a shell that was started for this part alone.
  const [first, second] = commands.filter(({ pipeline }) => pipeline.id === last.pipeline.id);
  return first && second
    ? `The shell stays in front of \`${first.nameWord.raw}\` as long as its output goes through \`${second.nameWord.raw}\`; let it write to standard output itself, and start it with \`exec\`.`
    : `The shell stays in front of \`${name}\`; write \`exec ${name}\`.`;
}

/** Whether the shell gives its place up, or listens to signals. */
function handles(commands: readonly ShellCommand[]): boolean {
  return commands.some(
    ({ name, wrappers }) =>
      name === 'trap' ||
      name === 'exec' ||
      wrappers.some((wrapper) => wrapper.name === 'exec' || /^(tini|dumb-init)$/.test(wrapper.name)),
  );
}

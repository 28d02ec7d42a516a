import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import type { TextEdit } from '../../../text/edit.ts';

/** How a CMD or ENTRYPOINT in shell form can be written as a JSON array. */
export interface ExecForm {
  /** `plain`: its words; `shell`: a shell is named, which gives its place to the program. */
  readonly kind: 'plain' | 'shell';
  readonly edits: readonly TextEdit[];
}

/** What only a shell itself can do; others, such as `echo`, are programs as well. */
const BUILTIN =
  /^(\.|:|alias|bg|break|cd|command|continue|declare|eval|exec|exit|export|fg|jobs|let|local|popd|pushd|read|readonly|return|set|shift|shopt|source|trap|type|typeset|ulimit|umask|unalias|unset|wait)$/;

/** Turns a shell form into a JSON array in place, so that the author's lines stay; undefined where no shell should be replaced. */
export function execForm(file: Dockerfile, instruction: Instruction): ExecForm | undefined {
  const { commands, variables, errors } = instruction.shell();
  const last = commands.at(-1);
  const top = commands.filter(({ inside }) => inside.length === 0);
  const program = top.at(-1);
  if (!last || !program || errors.length + variables.length + instruction.heredocs.length > 0) return undefined;
  if (program.range.end !== instruction.argsRange.end || BUILTIN.test(program.name ?? '')) return undefined;
  if (/^-/.test(program.nameWord.text)) return plainWords(instruction, commands);
  return plainWords(instruction, commands) ?? namedShell(file, instruction, commands, program);
}

function plainWords({ argsRange }: Instruction, commands: readonly ShellCommand[]): ExecForm | undefined {
  const [only] = commands;
  if (!only || commands.length > 1 || only.range.start !== argsRange.start) return undefined;
  // `exec` in front is the shell's own word; a program is started without it.
  const exec = only.wrappers[0]?.name === 'exec' ? only.wrappers[0] : undefined;
  const words = [...only.wrappers.flatMap(({ word, args }) => [word, ...args]), only.nameWord, ...only.args];
  const kept = exec ? words.slice(1) : words;
  const [first] = kept;
  const covered = kept.at(-1)?.range.end === argsRange.end;
  // Behind a wrapper the words of `sh -c '…'` are not those that stand there.
  const own = only.inside.length === 0 && !only.redirects.length && (exec?.args.length ?? 0) === 0;
  const before = only.assignments.some(({ range }) => first !== undefined && range.start < first.range.start);
  if (!first || !covered || !own || before || !kept.every(isPlain)) return undefined;
  const edits = kept.map((word, at): TextEdit => {
    const start = at === 0 ? argsRange.start : word.range.start;
    const end = at === kept.length - 1 ? ']' : ',';
    return { range: { start, end: word.range.end }, text: `${at === 0 ? '[' : ''}${JSON.stringify(word.value)}${end}` };
  });
  return { kind: 'plain', edits };
}

/** A word that means the same without a shell. */
function isPlain({ value, raw, quoted }: ShellWord): boolean {
  return value !== undefined && (quoted || !/[*?[\]{}~]/.test(raw));
}

/** `a && b $X` as `["sh", "-c", "a && exec b $X"]`. */
function namedShell(
  file: Dockerfile,
  { argsRange }: Instruction,
  commands: readonly ShellCommand[],
  program: ShellCommand,
): ExecForm | undefined {
  const listed = commands.filter(({ inside }) => inside.length === 0);
  const chained = listed.every(
    ({ operatorBefore, pipeline, background }) =>
      (operatorBefore === undefined || operatorBefore === '&&' || operatorBefore === ';') &&
      pipeline.length === 1 &&
      !background,
  );
  if (!chained || listed[0]?.range.start !== argsRange.start) return undefined;
  if (commands.some(({ inside }) => inside.length > 0 && inside[0] !== 'substitution')) return undefined;
  const [wrapper] = program.wrappers;
  const at = wrapper?.name === 'exec' ? undefined : (wrapper?.word ?? program.nameWord).range.start;
  const text = (from: number, to: number) => jsonText(file, from, to);
  const body =
    at === undefined
      ? text(argsRange.start, argsRange.end)
      : `${text(argsRange.start, at)}exec ${text(at, argsRange.end)}`;
  return { kind: 'shell', edits: [{ range: argsRange, text: `["sh", "-c", "${body}"]` }] };
}

/** A stretch of the file as the inside of a JSON string; continued lines stay, as the builder joins them first. */
function jsonText(file: Dockerfile, from: number, to: number): string {
  const lines = file.text.slice(from, to).split('\n');
  return lines
    .map((line, index) => {
      // Comments and blank lines in between, which the builder drops.
      if (index > 0 && index < lines.length - 1 && /^\s*(#|$)/.test(line)) return line;
      const [end = ''] = /[\\`]?(?<![ \t])[ \t]*\r?$/.exec(line) ?? [];
      const content = line.slice(0, line.length - end.length);
      const continued = index < lines.length - 1 && end.startsWith(file.escape);
      return JSON.stringify(continued ? content : content + end).slice(1, -1) + (continued ? end : '');
    })
    .join('\n');
}

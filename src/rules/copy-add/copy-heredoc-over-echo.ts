import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { hasFileMount } from '../support/files/mounted.ts';
import { runs } from '../support/instructions/instructions.ts';

export const copyHeredocOverEcho: Rule = {
  id: 'copy-heredoc-over-echo',
  group: 'copy-add',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['tally/prefer-copy-heredoc'],
  summary: 'A RUN writes a file line by line.',
  why: 'COPY with a here-document shows the file as it will be, without quotes and escapes, and without starting a shell.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.form === 'exec' || run.flags.some(({ value }) => /type=bind/.test(value ?? ''))) continue;
      const { commands } = run.shell();
      const writes = commands.flatMap((command) => writeOf(run, command) ?? []);
      const told = new Set<string>();
      for (const { path, appends, command, words } of writes) {
        // A lone `>>` adds to a file that is there.
        if (appends || told.has(path) || hasFileMount(run, path)) continue;
        if (words.some((word) => !isKnown(run, word))) continue;
        told.add(path);
        yield {
          range: command.range,
          message: `Write \`${path}\` by \`COPY <<EOF ${path}\`, where the text stands as it is.`,
          fix: fixOf(file, run, writes, path),
        };
      }
    }
  },
};

interface Write {
  readonly command: ShellCommand;
  readonly path: string;
  readonly appends: boolean;
  /** What is written; empty where a here-document is. */
  readonly words: readonly ShellWord[];
}

/** A command that does nothing but put a text into a file with an absolute path. */
function writeOf(run: Instruction, command: ShellCommand): Write | undefined {
  const all = run.shell().commands;
  const { name = '', args, redirects, inside, pipeline } = command;
  if (inside.some((context) => context !== 'group') || !/^(echo|printf|cat)$/.test(name)) return undefined;
  // The builder takes here-documents out of the line: what is left of `cat <<EOF > /x` is `cat > /x`.
  if (name === 'cat' && (run.heredocs.length !== 1 || args.length > 0 || !isText(run))) return undefined;
  const tee = all.find((each) => each.pipeline.id === pipeline.id && each.pipeline.index === 1);
  if (pipeline.index > 0 || pipeline.length > 2 || (pipeline.length === 2 && tee?.name !== 'tee')) return undefined;
  const out = redirects.filter(({ operator, descriptor }) => /^>>?$/.test(operator) && (descriptor ?? 1) === 1);
  const target = tee ? tee.args.filter(({ text }) => text !== '-a') : out.flatMap(({ target: word }) => word ?? []);
  const [file, ...more] = target;
  if (more.length > 0 || file?.value === undefined || !/^\/(?!dev\/|proc\/|sys\/)/.test(file.value)) return undefined;
  const appends = tee ? tee.args.length > 1 : out[0]?.operator === '>>';
  return { command, path: file.value, appends, words: args };
}

/** Whether the shell takes a here-document as it stands. */
function isText({ heredocs: [heredoc] }: Instruction): boolean {
  return heredoc !== undefined && (!heredoc.expand || !/[$`\\]/.test(heredoc.body));
}

/** Text without commands in it, and with no variables but the builder's. */
function isKnown(run: Instruction, { raw, variables }: ShellWord): boolean {
  return !/\$\(|`|\$\(\(/.test(raw) && variables.every((name) => run.state.variable(name) !== undefined);
}

/** Where the RUN is nothing but `echo` of plain text into one file, as root. */
function fixOf(file: Dockerfile, run: Instruction, writes: readonly Write[], path: string): Fix | undefined {
  const { commands, variables } = run.shell();
  const root = run.state.user === undefined || /^(root|0)(:|$)/.test(run.state.user);
  if (!root || run.onbuild || run.flags.length > 0 || variables.length > 0) return undefined;
  const [heredoc] = run.heredocs;
  const [only] = writes;
  if (heredoc) {
    const alone = writes.length === 1 && commands.length === 1 && only?.command.redirects.length === 1;
    const line = { start: run.keywordRange.start, end: run.argsRange.end };
    const mark = file.text.slice(heredoc.markRange.start, heredoc.markRange.end);
    return alone && !/\s/.test(path)
      ? { safety: 'unsafe', title: 'Write the file by COPY', edits: [{ range: line, text: `COPY ${mark} ${path}` }] }
      : undefined;
  }
  if (
    writes.length !== commands.length ||
    commands.some(({ operatorAfter }) => operatorAfter && operatorAfter !== '&&')
  )
    return undefined;
  const lines: string[] = [];
  for (const { command, words, path: target, appends } of writes) {
    const plain = words.every(({ value, raw }) => value !== undefined && !raw.includes('\\') && !value.includes('\n'));
    if (command.name !== 'echo' || !plain || target !== path || appends !== lines.length > 0) return undefined;
    if (command.wrappers.length > 0 || command.redirects.length !== 1 || /^-[neE]+$/.test(words[0]?.text ?? ''))
      return undefined;
    lines.push(words.map(({ value }) => value).join(' '));
  }
  if (lines.includes('EOF') || /\s/.test(path)) return undefined;
  // Quotes keep the builder from putting variables in.
  const mark = lines.some((line) => line.includes('$')) ? '<<"EOF"' : '<<EOF';
  return {
    safety: 'unsafe',
    title: 'Write the file by COPY',
    edits: [
      {
        range: { start: run.keywordRange.start, end: run.range.end },
        text: [`COPY ${mark} ${path}`, ...lines, 'EOF'].join(file.eol),
      },
    ],
  };
}

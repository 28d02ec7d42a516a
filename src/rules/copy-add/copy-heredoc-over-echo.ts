import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellWord } from '../../shell/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { splitChain } from '../support/commands/split-chain.ts';
import {
  type FileWrite,
  fileWriteOf,
  groupWritesOf,
  makesFolderOf,
  modeOfNewFile,
  textOfWrite,
} from '../support/files/file-writes.ts';
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
      const writes = commands.flatMap((command) => fileWriteOf(run, command) ?? []);
      const told = new Set<string>();
      for (const { path, appends, command, words } of writes) {
        // A lone `>>` adds to a file that is there.
        if (appends || told.has(path) || hasFileMount(run, path)) continue;
        if (words.some((word) => !isKnown(run, word))) continue;
        told.add(path);
        yield {
          range: command.range,
          message: messageOf(path),
          fix: fixOf(file, run, writes, path),
        };
      }
      for (const group of groupWritesOf(file, run)) {
        const [first] = group.writes;
        const words = group.writes.flatMap((write) => write.words);
        if (!first || hasFileMount(run, group.path) || words.some((word) => !isKnown(run, word))) continue;
        const copy = group.alone ? copyOf(file, group.path, group.writes.map(textOfWrite)) : undefined;
        const range = { start: run.keywordRange.start, end: run.range.end };
        yield {
          range: first.command.range,
          message: messageOf(group.path),
          fix: copy !== undefined && isRoot(run) ? fixWith({ range, text: copy }) : undefined,
        };
      }
    }
  },
};

/** Text without commands in it, and with no variables but the builder's. */
function isKnown(run: Instruction, { raw, variables }: ShellWord): boolean {
  return !/\$\(|`|\$\(\(/.test(raw) && variables.every((name) => run.state.variable(name) !== undefined);
}

function messageOf(path: string): string {
  return `Write \`${path}\` by \`COPY <<EOF ${path}\`, where the text stands as it is.`;
}

function fixWith(edit: TextEdit): Fix {
  return { safety: 'unsafe', title: 'Write the file by COPY', edits: [edit] };
}

/** Whether a RUN writes as root, as COPY does, and has no flags that hold for it alone. */
function isRoot({ state: { user }, onbuild, flags }: Instruction): boolean {
  return (user === undefined || /^(root|0)(:|$)/.test(user)) && !onbuild && flags.length === 0;
}

function fixOf(file: Dockerfile, run: Instruction, writes: readonly FileWrite[], path: string): Fix | undefined {
  if (!isRoot(run) || /\s/.test(path)) return undefined;
  const edit = run.heredocs.length > 0 ? heredocEdit(file, run, writes, path) : chainEdit(file, run, writes, path);
  return edit && fixWith(edit);
}

/** The here-document as it stands, where the RUN does nothing else. */
function heredocEdit(
  { text }: Dockerfile,
  run: Instruction,
  [only, ...others]: readonly FileWrite[],
  path: string,
): TextEdit | undefined {
  const [heredoc] = run.heredocs;
  const { commands, variables } = run.shell();
  if (!heredoc || others.length > 0 || commands.length > 1 || only?.command.redirects.length !== 1) return undefined;
  if (variables.length > 0) return undefined;
  const mark = text.slice(heredoc.markRange.start, heredoc.markRange.end);
  return { range: { start: run.keywordRange.start, end: run.argsRange.end }, text: `COPY ${mark} ${path}` };
}

/** The commands that write the file taken out of the chain, with the one that makes its folder and the one that sets its mode. */
function chainEdit(
  file: Dockerfile,
  run: Instruction,
  writes: readonly FileWrite[],
  path: string,
): TextEdit | undefined {
  const { commands } = run.shell();
  const own = writes.filter((write) => write.path === path);
  const [start] = own;
  const end = own.at(-1);
  if (!start || !end) return undefined;
  let first = commands.indexOf(start.command);
  let last = commands.indexOf(end.last);
  // Nothing but these writes stands between them, and only the first begins the file.
  const members = own.flatMap(({ command, last: tee }) => (tee === command ? [command] : [command, tee]));
  if (members.length !== last - first + 1 || own.some(({ appends }, at) => appends !== at > 0)) return undefined;
  const texts = own.map(textOfWrite);
  const before = commands[first - 1];
  if (before && makesFolderOf(before, path)) first -= 1;
  const after = commands[last + 1];
  const mode = after && modeOfNewFile(after, path);
  if (mode !== undefined) last += 1;
  let { end: until } = run.range;
  for (const more of last === commands.length - 1 && mode === undefined ? appendsBehind(file, run, path) : []) {
    texts.push(...more.texts);
    until = more.until;
  }
  const copy = copyOf(file, path, texts, mode);
  const [one, other] = [commands[first], commands[last]];
  const text = copy !== undefined && one && other ? splitChain(file, run, one, other, copy) : undefined;
  return text === undefined ? undefined : { range: { start: run.keywordRange.start, end: until }, text };
}

/** The COPY of a file with these texts one behind the other; undefined where one isn't known, or where the last line isn't ended. */
function copyOf(
  file: Dockerfile,
  path: string,
  texts: readonly (string | undefined)[],
  mode?: string,
): string | undefined {
  const body = texts.join('');
  const lines = body.split('\n').slice(0, -1);
  if (texts.includes(undefined) || !body.endsWith('\n') || lines.includes('EOF')) return undefined;
  // Quotes keep the builder from putting variables in, and from taking a backslash for more than it is.
  const mark = /[$\\]/.test(body) ? '<<"EOF"' : '<<EOF';
  return [`COPY ${mode === undefined ? '' : `--chmod=${mode} `}${mark} ${path}`, ...lines, 'EOF'].join(file.eol);
}

/** RUNs right behind one that do nothing but go on with the same file. */
function appendsBehind(
  file: Dockerfile,
  run: Instruction,
  path: string,
): { readonly texts: readonly (string | undefined)[]; readonly until: number }[] {
  const found: { texts: (string | undefined)[]; until: number }[] = [];
  for (let at = run.index + 1, from = run.range.end; ; at++) {
    const next = file.instructions[at];
    if (next?.keyword !== 'RUN' || next.flags.length > 0 || next.heredocs.length > 0 || next.stage !== run.stage) break;
    const { commands } = next.shell();
    const writes = commands.flatMap((command) => fileWriteOf(next, command) ?? []);
    const [begin] = writes;
    const texts = writes.map(textOfWrite);
    const plain =
      begin !== undefined &&
      commands.length === writes.reduce((sum, { command, last }) => sum + (command === last ? 1 : 2), 0) &&
      splitChain(file, next, begin.command, writes.at(-1)?.last ?? begin.last, '') === '';
    if (!plain || writes.some((write) => write.path !== path || !write.appends)) break;
    if (file.text.slice(from, next.range.start).trim() !== '' || texts.some((text) => text === undefined)) break;
    from = next.range.end;
    found.push({ texts, until: from });
  }
  return found;
}

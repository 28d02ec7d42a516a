import type { Dockerfile, Heredoc, Instruction, Stage } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellScript } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { shellHasOption, shellOfBase, shellProgram } from '../support/images/image-shell.ts';
import { insertInstructions, runs } from '../support/instructions/instructions.ts';

export const setPipefail: Rule = {
  id: 'set-pipefail',
  group: 'shell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['DL4006', 'Shell Running A Pipe Without Pipefail Flag', 'set-pipefail', 'dockerlinter:ER0001'],
  summary: 'A pipe whose first commands may fail unnoticed.',
  why: 'A pipeline succeeds when its last command does. Without pipefail a failed download or a broken filter in front of it goes into the image.',
  *check({ file }) {
    const shellGiven = new Set<Stage | undefined>();
    for (const run of runs(file)) {
      if (run.form === 'exec') continue;
      const pipe = unguardedPipe(run);
      if (!pipe) continue;
      const fix = fixFor(file, run, shellGiven.has(run.stage));
      if (fix?.edits.some(({ text }) => text.startsWith('SHELL'))) shellGiven.add(run.stage);
      yield {
        range: pipe,
        message:
          fix?.title === PREFIX
            ? 'A failure in front of this pipe goes unnoticed; begin the script with `set -o pipefail`.'
            : 'A failure in front of this pipe goes unnoticed; set a shell that has `pipefail`, such as `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`, before this RUN.',
        fix,
      };
    }
  },
};

const PREFIX = 'Set pipefail in this script';

/** Programs that don't fail, so that nothing is lost when they stand in front of a pipe. */
const SURE = /^(echo|printf|yes|true|:)$/;

/** The first pipe of a RUN that hides a failure. */
function unguardedPipe(run: Instruction): Range | undefined {
  const { commands, options, variables } = run.shell();
  if (shellHasOption(run, 'pipefail')) return undefined;
  const on = options.find((option) => option.name === 'pipefail' && option.on)?.range.start ?? Number.POSITIVE_INFINITY;
  const stored = variables.flatMap(({ value, exported }) => (value && !exported ? [value.range] : []));
  for (const [at, command] of commands.entries()) {
    const { pipeline, inside, range, operatorBeforeRange } = command;
    if (pipeline.length < 2 || pipeline.index !== pipeline.length - 1 || !operatorBeforeRange) continue;
    // The shell of `bash -c '…'` is not the one that SHELL sets.
    if (inside.includes('shell-c')) continue;
    if (range.start > on || ignoresStatus(command, commands[at + 1])) continue;
    if (inside.includes('substitution') && !stored.some((value) => within(range, value))) continue;
    if (inside.includes('if') && /^(grep|wc|head)$/.test(command.name ?? '')) continue;
    // Without a line to check it fails, so what comes of a failure in front does not go unnoticed.
    if (isCheck(command)) continue;
    if (inShebangWithPipefail(run, range)) continue;
    const front = frontOf(commands, at);
    if (front.length === pipeline.length - 1 && front.every(({ name }) => SURE.test(name ?? ''))) continue;
    return operatorBeforeRange;
  }
  return undefined;
}

/** `sha256sum -c`, which reads the checksums from the pipe. */
function isCheck({ name, args }: ShellCommand): boolean {
  const operands = args.filter(({ text }) => !/^-./.test(text));
  return (
    /^(md5sum|b2sum|sha\d+sum|shasum)$/.test(name ?? '') &&
    args.some(({ text }) => text === '--check' || /^-[abd-z]*c[a-z]*$/.test(text)) &&
    operands.every(({ text }) => text === '-')
  );
}

function within(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** `… || true`: the author wants no failure. */
function ignoresStatus({ operatorAfter, background }: ShellCommand, next: ShellCommand | undefined): boolean {
  return background || (operatorAfter === '||' && /^(true|:|echo)$/.test(next?.name ?? ''));
}

/** The commands of a pipeline before its last one. */
function frontOf(commands: readonly ShellCommand[], last: number): ShellCommand[] {
  const found: ShellCommand[] = [];
  const end = commands[last];
  if (!end) return found;
  for (let at = last - 1; at >= 0; at--) {
    const command = commands[at];
    if (!command) break;
    // What a substitution runs fails unnoticed with and without pipefail.
    if (command.inside[end.inside.length] === 'substitution') continue;
    if (command.pipeline.id !== end.pipeline.id || command.inside.length !== end.inside.length) break;
    found.push(command);
  }
  return found;
}

function inShebangWithPipefail({ heredocs }: Instruction, range: Range): boolean {
  return heredocs.some(({ body, bodyRange }) => within(range, bodyRange) && /^#!.*\bpipefail\b/.test(body));
}

/** Options with which `grep` doesn't read to the end. */
const STOPS = /^(-[A-Za-z]*[qm]|--(quiet|silent|max-count)\b)/;

/**
 * Whether pipefail would make a script fail that works: these stop reading early, and the program in front dies of it; `grep` finds
 * nothing.
 */
function dislikesPipefail({ commands }: ShellScript): boolean {
  return commands.some(
    ({ name = '', args, pipeline }) =>
      pipeline.length > 1 &&
      (/^(head|yes)$/.test(name) ||
        (/^[ef]?grep$/.test(name) &&
          (pipeline.index < pipeline.length - 1 || args.some(({ text }) => STOPS.test(text))))),
  );
}

function fixFor(file: Dockerfile, run: Instruction, given: boolean): Fix | undefined {
  const script = run.shell();
  if (script.errors.length > 0 || dislikesPipefail(script)) return undefined;
  const [heredoc] = run.heredocs;
  // One that names who reads it is not read by the shell in force.
  if (heredoc && !isAlone(run)) {
    const named = /(^|\/)(bash|zsh|ksh|ash)$/.test(heredoc.interpreter ?? '') && run.heredocs.length === 1;
    return named && !heredoc.body.startsWith('#!') ? bodyFix(file, heredoc) : undefined;
  }
  const program = shellProgram(run);
  const base = program === undefined ? shellOfBase(run.stage) : undefined;
  const able = program === undefined ? base === 'ash' || base === 'bash' : /^(bash|zsh|ksh|ash)$/.test(program);
  if (able) return prefixFix(file, run);
  if (base !== 'dash' || given || run.onbuild) return undefined;
  // The shell then holds for all that follow.
  const later = run.stage?.instructions.filter(({ keyword, index }) => keyword === 'RUN' && index > run.index) ?? [];
  if (later.some((other) => dislikesPipefail(other.shell()))) return undefined;
  return {
    safety: 'unsafe',
    title: 'Set a shell with pipefail',
    edits: [insertInstructions(file, run, ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]'])],
  };
}

function prefixFix(file: Dockerfile, run: Instruction): Fix | undefined {
  const safety = 'unsafe';
  const [heredoc] = run.heredocs;
  if (!heredoc) {
    if (run.shell().commands.some(({ background }) => background)) return undefined;
    const at = run.argsRange.start;
    const [first] = run.shell().commands;
    const [options] = first?.args ?? [];
    // Into the `set -eux` that is there already.
    if (
      first?.name === 'set' &&
      first.range.start === at &&
      first.args.length === 1 &&
      /^-[a-np-z]+$/.test(options?.raw ?? '')
    )
      return {
        safety,
        title: PREFIX,
        edits: [{ range: { start: first.range.end, end: first.range.end }, text: 'o pipefail' }],
      };
    return { safety, title: PREFIX, edits: [{ range: { start: at, end: at }, text: 'set -o pipefail && ' }] };
  }
  return heredoc.body.startsWith('#!') ? undefined : bodyFix(file, heredoc);
}

/** `RUN <<EOF`, which the shell in force reads. */
function isAlone({ heredocs: [heredoc], argsRange, words }: Instruction): boolean {
  return words.length === 1 && argsRange.end === heredoc?.markRange.end;
}

function bodyFix(file: Dockerfile, { body, bodyRange }: Heredoc): Fix {
  const at = bodyRange.start;
  const indent = /^[ \t]*/.exec(body)?.[0] ?? '';
  return {
    safety: 'unsafe',
    title: PREFIX,
    edits: [{ range: { start: at, end: at }, text: `${indent}set -o pipefail${file.eol}` }],
  };
}

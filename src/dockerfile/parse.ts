import { dominantEol, lineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { baseImage } from './base-image.ts';
import { isWindowsImage } from './image-reference.ts';
import { buildInstruction, type Surroundings } from './instruction.ts';
import type { Dockerfile, Instruction, ParseProblem, Stage, State, Variable } from './model.ts';
import { type RawFile, segment } from './raw.ts';
import { assignRoles } from './roles.ts';
import { advance, initialState } from './state.ts';

type Draft = { -readonly [K in keyof Stage]: Stage[K] } & { instructions: Instruction[] };

/** Past this a file is no Dockerfile that anybody wrote; it is reported instead of read. In UTF-16 units. */
const MAX_LENGTH = 2_000_000;
/**
 * The same for a file of more instructions. Every rule looks at every instruction, so this is what bounds the time; no builder could
 * make such an image either, since a stage may have 127 layers at most.
 */
const MAX_INSTRUCTIONS = 1000;
/**
 * So much of a file's shell text is read, in UTF-16 units; what comes behind counts as no commands. The longest
 * Dockerfiles that people wrote have less than that altogether (laradock's workspace: 78,000).
 */
const MAX_SHELL_TEXT = 80_000;
/** How the statements of template languages begin (Go, Jinja, Cottle, ERB); where one stands for an instruction, nothing is sure. */
const TEMPLATE = /^(\{[{%#]|<%)/;

/**
 * Reads a Dockerfile. Total: any text gives a model; what isn't understood is in `problems`.
 * @param path where it stands in the repository, for messages only
 */
export function parseDockerfile(path: string, text: string): Dockerfile {
  const lines = lineIndex(text);
  const problems: ParseProblem[] = [];
  const { raw, reason } = readRaw(text);
  if (reason !== undefined) problems.push({ message: reason, range: { start: 0, end: 0 } });
  const instructions: Instruction[] = [];
  const stages: Draft[] = [];
  const byName = new Map<string, Draft>();
  const globals = new Map<string, Variable>();
  const globalLookup = (name: string): string | undefined => globals.get(name)?.value;
  let state: State = initialState;
  let stage: Draft | undefined;
  let windows = false;
  const windowsStages: boolean[] = [];
  let pragma = 0;
  let shellText = 0;
  raw.instructions.forEach((item, index) => {
    const inStage = stage;
    // `# hadolint shell=/bin/bash` names the shell of the base image from there on.
    for (
      let comment = raw.comments[pragma];
      comment && comment.range.start < item.range.start;
      comment = raw.comments[++pragma]
    ) {
      const shell = /^hadolint\s+shell\s*=\s*(\S+)/i.exec(comment.text)?.[1];
      if (shell !== undefined && inStage) state = { ...state, shell: [shell, '-c'] };
    }
    const read = shellText;
    shellText += shellLength(text, item.range);
    if (read <= MAX_SHELL_TEXT && shellText > MAX_SHELL_TEXT) {
      const { start } = item.range;
      const message = `The commands from here on were not read, as the file has more than ${MAX_SHELL_TEXT} characters of them.`;
      // Without a stretch it is told as a notice: it is no mistake of the file.
      problems.push({ message, range: { start, end: start } });
    }
    const before = state;
    const around: Surroundings = {
      text,
      lines,
      escape: raw.escape,
      index,
      stage: inStage,
      state: before,
      lookup: inStage ? (name) => before.variable(name)?.value : globalLookup,
      windows,
      unread: shellText > MAX_SHELL_TEXT,
    };
    const span = { ...item.range, lineEnd: Math.min(item.lineEnd, item.range.end) };
    if (/^from(\s|$)/i.test(text.slice(span.start, span.start + 5))) {
      const from = buildInstruction({ ...around, stage: undefined, lookup: globalLookup }, span, []);
      stage = openStage(from, stages.length, byName, globalLookup);
      stages.push(stage);
      if (stage.name !== undefined) byName.set(stage.name, stage);
      state = stage.parent?.end ?? initialState;
      windows = stage.parent
        ? (windowsStages[stage.parent.index] ?? false)
        : isWindowsImage(stage.base.resolved ?? stage.base.raw);
      windowsStages.push(windows);
      instructions.push(stage.from);
      stage.end = state;
      return;
    }
    const instruction = buildInstruction(around, span, item.heredocs);
    instructions.push(instruction);
    state = advance(state, instruction, inStage ? globalLookup : undefined);
    if (inStage) {
      inStage.instructions.push(instruction);
      inStage.end = state;
      inStage.range = { start: inStage.range.start, end: instruction.range.end };
    } else if (instruction.keyword === 'ARG') {
      for (const { key, expanded } of instruction.pairs) {
        globals.set(key, { kind: 'arg', name: key, value: expanded, instruction });
      }
    }
    problems.push(...unterminated(instruction));
  });
  assignRoles(stages);
  return {
    path,
    text,
    lines,
    eol: dominantEol(text),
    escape: raw.escape,
    directives: raw.directives,
    comments: raw.comments,
    instructions,
    stages,
    target: stages.at(-1),
    problems,
  };
}

/** The instructions of a text; none, with the reason, of one that is not read. */
function readRaw(text: string): { readonly raw: RawFile; readonly reason: string | undefined } {
  if (text.includes('\0')) return unread('This file is binary, so it was not read as a Dockerfile.');
  if (text.length > MAX_LENGTH) return unread(`This file is over ${MAX_LENGTH} characters long, so it was not read.`);
  const raw = segment(text);
  if (raw.instructions.some(({ range }) => TEMPLATE.test(text.slice(range.start, range.start + 2))))
    return unread('This file is a template that a program makes a Dockerfile of, so it was not read as one.');
  return raw.instructions.length > MAX_INSTRUCTIONS
    ? unread(`This file has more than ${MAX_INSTRUCTIONS} instructions, so it was not read.`)
    : { raw, reason: undefined };
}

function unread(reason: string): { readonly raw: RawFile; readonly reason: string } {
  return { raw: segment(''), reason };
}

/** @param earlier the stages before this one, by name; of several with one name the last */
function openStage(
  from: Instruction,
  index: number,
  earlier: ReadonlyMap<string, Draft>,
  lookup: (name: string) => string | undefined,
): Draft {
  const base = baseImage(from, lookup);
  const alias = from.words[1]?.value.toUpperCase() === 'AS' ? from.words[2]?.value.toLowerCase() : undefined;
  const parent = earlier.get(base.resolved?.toLowerCase() ?? '');
  const rootless: Omit<Draft, 'root'> = {
    index,
    name: alias,
    from,
    base: parent ? { ...base, image: undefined } : base,
    parent,
    instructions: [],
    role: 'unused',
    ships: false,
    end: initialState,
    range: from.range,
  };
  const draft = rootless as Draft;
  // A stage may be its own root. With a getter in its literal each would be of a hidden class of its own, which keeps it alive.
  draft.root = parent?.root ?? draft;
  draft.from = { ...from, stage: draft };
  return draft;
}

/** The first heredoc whose closing line never comes: everything behind it would be its body. */
function unterminated(instruction: Instruction): ParseProblem[] {
  if (!['RUN', 'COPY', 'ADD'].includes(instruction.keyword) || instruction.form === 'exec') return [];
  const { heredocs } = instruction;
  let at = 0;
  const open = instruction.words.find(({ raw, range }) => {
    if (!/^\d*<<-?["']?[A-Za-z_]/.test(raw)) return false;
    while ((heredocs[at]?.markRange.end ?? Number.POSITIVE_INFINITY) < range.start) at++;
    return (heredocs[at]?.markRange.start ?? Number.POSITIVE_INFINITY) > range.end;
  });
  return open ? [{ message: `The heredoc \`${open.raw}\` is never closed.`, range: open.range }] : [];
}

/** How long what a shell reads is, here-documents and comments counted; 0 for instructions that no shell reads. */
function shellLength(text: string, { start, end }: Range): number {
  return /^(run|cmd|entrypoint|healthcheck|onbuild)\b/i.test(text.slice(start, start + 12)) ? end - start : 0;
}

import { dominantEol, lineIndex } from '../text/lines.ts';
import { baseImage } from './base-image.ts';
import { isWindowsImage } from './image-reference.ts';
import { buildInstruction, type Surroundings } from './instruction.ts';
import type { Dockerfile, Instruction, ParseProblem, Stage, State, Variable } from './model.ts';
import { segment } from './raw.ts';
import { assignRoles } from './roles.ts';
import { advance, initialState } from './state.ts';

type Draft = { -readonly [K in keyof Stage]: Stage[K] } & { instructions: Instruction[] };

/** Past this a file is no Dockerfile that anybody wrote; it is reported instead of read. In UTF-16 units. */
const MAX_LENGTH = 2_000_000;

/**
 * Reads a Dockerfile. Total: any text gives a model; what isn't understood is in `problems`.
 * @param path where it stands in the repository, for messages only
 */
export function parseDockerfile(path: string, text: string): Dockerfile {
  const lines = lineIndex(text);
  const problems: ParseProblem[] = [];
  const reason = unreadable(text);
  if (reason !== undefined) problems.push({ message: reason, range: { start: 0, end: 0 } });
  const raw = segment(reason === undefined ? text : '');
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
    for (const problem of unterminated(instruction)) problems.push(problem);
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

function unreadable(text: string): string | undefined {
  if (text.includes('\0')) return 'This file is binary, so it was not read as a Dockerfile.';
  if (text.length > MAX_LENGTH) return `This file is over ${MAX_LENGTH} characters long, so it was not read.`;
  return undefined;
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
  const root = parent?.root;
  const draft: Draft = {
    index,
    name: alias,
    from,
    base: parent ? { ...base, image: undefined } : base,
    parent,
    get root(): Stage {
      return root ?? draft;
    },
    instructions: [],
    role: 'unused',
    ships: false,
    end: initialState,
    range: from.range,
  };
  draft.from = { ...from, stage: draft };
  return draft;
}

/** A heredoc whose closing line never comes: everything behind it would be its body. */
function unterminated(instruction: Instruction): ParseProblem[] {
  if (!['RUN', 'COPY', 'ADD'].includes(instruction.keyword) || instruction.form === 'exec') return [];
  const marks = instruction.words.filter(({ raw }) => /^\d*<<-?["']?[A-Za-z_]/.test(raw));
  return marks
    .filter(
      ({ range }) =>
        !instruction.heredocs.some(({ markRange }) => markRange.start <= range.end && range.start <= markRange.end),
    )
    .map(({ raw, range }) => ({ message: `The heredoc \`${raw}\` is never closed.`, range }));
}

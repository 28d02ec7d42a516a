import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Fix } from '../../rule.ts';
import { insertInstructions } from '../instructions/instructions.ts';

/**
 * Says whether the stage of a RUN, or one that it is built FROM, put a configuration file there before or in that RUN.
 * @param patterns what an instruction that does so must hold
 */
export function configured(file: Dockerfile, ...patterns: readonly RegExp[]): (run: Instruction) => boolean {
  const first = new Map<Stage | undefined, number>();
  for (const { keyword, range, stage, index } of file.instructions) {
    if (!/^(RUN|COPY|ADD)$/.test(keyword) || first.has(stage)) continue;
    const text = file.text.slice(range.start, range.end);
    if (patterns.every((pattern) => pattern.test(text))) first.set(stage, index);
  }
  const inherited = new Set<Stage | undefined>();
  for (const stage of file.stages) {
    if (stage.parent && (inherited.has(stage.parent) || first.has(stage.parent))) inherited.add(stage);
  }
  return (run) => inherited.has(run.stage) || (first.get(run.stage) ?? Number.POSITIVE_INFINITY) <= run.index;
}

/** Whether the stage of a RUN has such a configuration further down, which a second one would only repeat. */
export function isConfiguredLater(file: Dockerfile, run: Instruction, pattern: RegExp): boolean {
  return file.instructions.some(
    ({ stage, index, keyword, range }) =>
      stage === run.stage &&
      index > run.index &&
      /^(RUN|COPY|ADD|ENV)$/.test(keyword) &&
      pattern.test(file.text.slice(range.start, range.end)),
  );
}

/** Puts lines in front of an instruction. Not for the trigger of an ONBUILD, which runs somewhere else. */
export function insertBefore(file: Dockerfile, instruction: Instruction, lines: readonly string[]): Fix | undefined {
  if (instruction.onbuild) return undefined;
  const edits = [insertInstructions(file, instruction, lines)];
  return { safety: 'unsafe', title: 'Try again when the network fails', edits, turn: 'after-rewrites' };
}

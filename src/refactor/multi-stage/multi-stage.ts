import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import type { Refactoring, Refusal } from '../refactoring.ts';
import { goStages } from './go.ts';
import { nodeStages } from './node.ts';
import { pythonStages } from './python.ts';

/**
 * Splits a Dockerfile of one stage into one that builds and one that runs, or says why not. What runs stays where the author wrote it;
 * what only builds moves into a stage of its own.
 */
export function multiStage(image: Image): Refactoring {
  const [stage, ...others] = image.dockerfile.stages;
  if (!stage || others.length > 0) return { offered: false, reasons: [] };
  const result = split(image, stage);
  return result.offered ? { ...result, edits: [asOne(image.dockerfile, stage, result.edits)] } : result;
}

/**
 * One edit from the first change to the end of the stage: nobody else's fix can change a part of the stage in the same round, where it
 * would end up in a stage that it wasn't meant for.
 */
function asOne({ text }: Dockerfile, stage: Stage, edits: readonly TextEdit[]): TextEdit {
  const start = Math.min(...edits.map(({ range }) => range.start));
  const end = Math.max(stage.range.end, ...edits.map(({ range }) => range.end));
  const moved = edits.map((edit) => ({
    text: edit.text,
    range: { start: edit.range.start - start, end: edit.range.end - start },
  }));
  return { range: { start, end }, text: applyEdits(text.slice(start, end), moved) };
}

function split(image: Image, stage: Stage): Refactoring {
  const reasons = obstacles(image, stage.instructions);
  if (reasons.length > 0) return { offered: false, reasons };
  const repository = stage.base.image?.registry === 'docker.io' ? stage.base.image.repository : undefined;
  switch (repository) {
    case 'python':
      return pythonStages(image, stage);
    case 'node':
      return nodeStages(image, stage);
    case 'golang':
      return goStages(image, stage);
    default:
      return {
        offered: false,
        reasons: [{ message: `It is not known what \`${stage.base.raw}\` brings along.`, range: stage.base.range }],
      };
  }
}

/** What no ecosystem can deal with. */
function obstacles(image: Image, instructions: readonly Instruction[]): Refusal[] {
  const { dockerfile } = image;
  const from = dockerfile.stages[0]?.from.range ?? { start: 0, end: 0 };
  if (dockerfile.escape !== '\\') return [{ message: 'The file is written for Windows.', range: from }];
  if (dockerfile.stages[0]?.name !== undefined)
    return [{ message: 'The stage has a name, which somebody may build as a target.', range: from }];
  return instructions.flatMap((instruction): Refusal[] => {
    const { keyword, range } = instruction;
    if (keyword === 'ONBUILD') return [{ message: '`ONBUILD` belongs to images that others build on.', range }];
    if (keyword === 'SHELL') return [{ message: 'Another shell is set.', range }];
    if (keyword === 'RUN' && instruction.shell().errors.length > 0)
      return [{ message: 'This `RUN` could not be read as shell text.', range }];
    return [];
  });
}

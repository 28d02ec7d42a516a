import type { Instruction } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { Refactoring, Refusal } from '../refactoring.ts';
import { goStages } from './go.ts';
import { nodeStages } from './node.ts';
import { pythonStages } from './python.ts';

/**
 * Splits a Dockerfile of one stage into one that builds and one that runs, or says why not. What runs stays where the author wrote it;
 * what only builds moves into a stage of its own.
 */
export function multiStage(image: Image): Refactoring {
  const { dockerfile } = image;
  const [stage, ...others] = dockerfile.stages;
  if (!stage || others.length > 0) return { offered: false, reasons: [] };
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

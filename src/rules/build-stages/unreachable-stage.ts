import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { buildTargets } from '../support/images/build-targets.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';
import { referencedStage, stageReferences } from '../support/images/stage-names.ts';
import { listOption } from '../support/instructions/labels.ts';

export const unreachableStage: Rule = {
  id: 'unreachable-stage',
  group: 'build-stages',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: ['tally/no-unreachable-stages'],
  summary: 'A stage that nothing leads to.',
  why: 'The builder skips a stage that the last one does not need, so what it does has no effect on the image.',
  options: {
    targets: {
      type: 'array',
      items: { type: 'string' },
      description: 'Stages that are built by their name (`--target`).',
      default: [],
    },
  },
  *check({ file, image, options }) {
    const targets = new Set(listOption(options, 'targets').map((name) => name.toLowerCase()));
    const built = (stage: Stage) =>
      stage.name !== undefined &&
      // One for development or tests is there to be built by its name, by hand or by what isn't in the repository.
      (isDevelopmentStage(stage) || targets.has(stage.name) || buildTargets(image.snapshot).has(stage.name));
    const unused = file.stages.filter(({ role }) => role === 'unused');
    const needed = neededBy(file, unused.filter(built));
    for (const stage of unused) {
      const { from, name } = stage;
      if (needed.has(stage)) continue;
      yield {
        range: from.range,
        message:
          name === undefined
            ? 'This stage is not used by the last stage; take something from it, or delete it.'
            : `The stage \`${name}\` is not used by the last stage; take something from it, delete it, or list it in \`targets\` if it is built with \`--target ${name}\`.`,
      };
    }
  },
};

/** Stages and those that they are built from. */
function neededBy(file: Dockerfile, stages: readonly Stage[]): ReadonlySet<Stage> {
  const needed = new Set<Stage>();
  const references = stages.length === 0 ? [] : stageReferences(file);
  const open = [...stages];
  for (let stage = open.pop(); stage; stage = open.pop()) {
    if (needed.has(stage)) continue;
    needed.add(stage);
    for (const reference of references) {
      const source = reference.by === stage ? referencedStage(file, reference) : undefined;
      if (source) open.push(source);
    }
  }
  return needed;
}

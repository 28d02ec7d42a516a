import type { Dockerfile, Instruction, Stage } from './model.ts';

/** A stage and the stages that it is built FROM, the outermost base last. */
export function chainOf(stage: Stage | undefined): readonly Stage[] {
  const chain: Stage[] = [];
  for (let next = stage; next; next = next.parent) chain.push(next);
  return chain;
}

/** Some rules ask for each instruction, so it is put together once a stage that is built FROM another. */
const CHAINS = new WeakMap<Stage, readonly Instruction[]>();

/** The instructions whose effects are in a stage's image, in the order in which they are built. */
export function chainInstructions(stage: Stage | undefined): readonly Instruction[] {
  if (!stage?.parent) return stage?.instructions ?? [];
  const known = CHAINS.get(stage);
  if (known) return known;
  const instructions = [...chainOf(stage)].reverse().flatMap((each) => each.instructions);
  CHAINS.set(stage, instructions);
  return instructions;
}

/** The instruction that says what the image starts: the last ENTRYPOINT of the chain, else the last CMD. */
export function startOf(file: Dockerfile): Instruction | undefined {
  const all = chainInstructions(file.target);
  const entryPoint = all.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
  // `ENTRYPOINT []` takes the base image's away.
  if (entryPoint && (entryPoint.form === 'shell' || entryPoint.words.length > 0)) return entryPoint;
  return all.findLast(({ keyword }) => keyword === 'CMD');
}

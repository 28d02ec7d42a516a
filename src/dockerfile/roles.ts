import type { Instruction, Stage, StageRole } from './model.ts';

type Mutable = Omit<Stage, 'role' | 'ships'> & { role: StageRole; ships: boolean };

/** Works out from the last stage backwards which stages ship and which only feed it. */
export function assignRoles(stages: readonly Mutable[]): void {
  const target = stages.at(-1);
  if (!target) return;
  const roles = new Map<number, StageRole>();
  const visit = (stage: Stage, role: StageRole): void => {
    const known = roles.get(stage.index);
    if (known === 'target' || known === 'base' || known === role) return;
    roles.set(stage.index, role);
    if (stage.parent) visit(stage.parent, role === 'source' ? 'source' : 'base');
    for (const source of sources(stage, stages)) visit(source, 'source');
  };
  visit(target, 'target');
  for (const stage of stages) {
    stage.role = roles.get(stage.index) ?? 'unused';
    stage.ships = stage.role === 'target' || stage.role === 'base';
  }
}

/** The earlier stages that a stage takes files from. */
export function sources(stage: Stage, stages: readonly Stage[]): Stage[] {
  return stage.instructions.flatMap((instruction) =>
    stageReferences(instruction).flatMap((name) => findStage(name, stage, stages) ?? []),
  );
}

/** The names or numbers in `COPY --from=…` and `RUN --mount=…,from=…`. */
export function stageReferences(instruction: Instruction): string[] {
  return instruction.flags.flatMap(({ name, value, expanded }) => {
    const text = expanded ?? value ?? '';
    if (name === 'from') return [text];
    if (name !== 'mount') return [];
    return text.split(',').flatMap((part) => (part.startsWith('from=') ? [part.slice(5)] : []));
  });
}

/** The stage before `stage` that a reference names, by name or by number. */
export function findStage(reference: string, stage: Stage, stages: readonly Stage[]): Stage | undefined {
  const earlier = stages.slice(0, stage.index);
  const named = earlier.findLast(({ name }) => name === reference.toLowerCase());
  return named ?? (/^\d+$/.test(reference) ? earlier[Number(reference)] : undefined);
}

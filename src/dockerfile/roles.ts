import type { Instruction, Stage, StageRole } from './model.ts';

type Mutable = Omit<Stage, 'role' | 'ships'> & { role: StageRole; ships: boolean };

/** Works out from the last stage backwards which stages ship and which only feed it. */
export function assignRoles(stages: readonly Mutable[]): void {
  const target = stages.at(-1);
  if (!target) return;
  const find = stageFinder(stages);
  const roles = new Map<number, StageRole>();
  // A stack of its own: a chain of stages may be longer than the call stack is deep.
  const open: { readonly stage: Stage; readonly role: StageRole }[] = [{ stage: target, role: 'target' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { stage, role } = next;
    const known = roles.get(stage.index);
    if (known === 'target' || known === 'base' || known === role) continue;
    roles.set(stage.index, role);
    if (stage.parent) open.push({ stage: stage.parent, role: role === 'source' ? 'source' : 'base' });
    for (const source of sources(stage, find)) open.push({ stage: source, role: 'source' });
  }
  for (const stage of stages) {
    stage.role = roles.get(stage.index) ?? 'unused';
    stage.ships = stage.role === 'target' || stage.role === 'base';
  }
}

/** The earlier stages that a stage takes files from. */
function sources(stage: Stage, find: StageFinder): Stage[] {
  return stage.instructions.flatMap((instruction) =>
    stageReferences(instruction).flatMap((name) => find(name, stage) ?? []),
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
export type StageFinder = (reference: string, stage: Stage) => Stage | undefined;

/** Prepares looking up stages of a file, so that one look-up does not grow with the number of stages. */
export function stageFinder(stages: readonly Stage[]): StageFinder {
  const byName = new Map<string, Stage[]>();
  for (const stage of stages) {
    if (stage.name === undefined) continue;
    const same = byName.get(stage.name) ?? [];
    same.push(stage);
    byName.set(stage.name, same);
  }
  return (reference, stage) => {
    const named = byName.get(reference.toLowerCase())?.findLast(({ index }) => index < stage.index);
    if (named) return named;
    const number = /^\d{1,9}$/.test(reference) ? Number(reference) : Number.POSITIVE_INFINITY;
    return number < stage.index ? stages[number] : undefined;
  };
}

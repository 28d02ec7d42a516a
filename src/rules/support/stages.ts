import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';

/** A stage and the stages that it is built FROM, the outermost base last. */
export function chainOf(stage: Stage | undefined): readonly Stage[] {
  const chain: Stage[] = [];
  for (let next = stage; next; next = next.parent) chain.push(next);
  return chain;
}

/** The instructions whose effects are in a stage's image, in the order in which they are built. */
export function chainInstructions(stage: Stage | undefined): readonly Instruction[] {
  return [...chainOf(stage)].reverse().flatMap(({ instructions }) => instructions);
}

/** What a stage of an outside image or `scratch` begins with. */
export function rootOf(stage: Stage): Stage {
  return chainOf(stage).at(-1) ?? stage;
}

/** The instruction that says what the image starts: the last ENTRYPOINT of the chain, else the last CMD. */
export function startOf(file: Dockerfile): Instruction | undefined {
  const all = chainInstructions(file.target);
  return all.findLast(({ keyword }) => keyword === 'ENTRYPOINT') ?? all.findLast(({ keyword }) => keyword === 'CMD');
}

/** Programs that start as root and give it up for the program behind them. */
const DROPS = /^(gosu|su-exec|suexec|setpriv|runuser|chpst)$/;

/** Whether ENTRYPOINT or CMD give up root by themselves. */
export function dropsPrivileges(file: Dockerfile): boolean {
  return chainInstructions(file.target)
    .filter(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD')
    .some((start) =>
      start
        .shell()
        .commands.some(
          ({ name, wrappers }) => DROPS.test(name ?? '') || wrappers.some((wrapper) => DROPS.test(wrapper.name)),
        ),
    );
}

/** Images that are known to run as an unprivileged user; each vendor's documentation says so. */
const UNPRIVILEGED =
  /distroless.*nonroot|(^|\/)(bitnami|bitnamilegacy|chainguard)\/|^cgr\.dev\/|^dhi\.io\/|nginx-unprivileged|(^|\/)(elasticsearch|kibana|logstash)(:|$)/;

/** Whether an outside image is known to run as somebody else than root. */
export function isUnprivilegedImage(resolved: string | undefined): boolean {
  return UNPRIVILEGED.test(resolved ?? '');
}

/** Whether what the file builds ends as root; false too where that cannot be known (a variable, an unknown base in a variable). */
export function endsAsRoot(file: Dockerfile): boolean {
  const { target } = file;
  if (!target) return false;
  if (target.end.userInstruction) return /^(root|0)(:|$)/.test(target.end.user ?? '');
  const { base } = rootOf(target);
  return base.image !== undefined && !isUnprivilegedImage(base.resolved);
}

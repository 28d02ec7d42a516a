import { chainInstructions } from '../../dockerfile/chain.ts';
import { nonRoot } from '../../refactor/non-root.ts';
import { imageOf } from '../../repository/read-image.ts';
import { endsAsRoot } from '../../rules/support/images/privileges.ts';
import { isWindowsStage } from '../../rules/support/images/windows.ts';
import type { FileChange, Step, Verdict } from '../model.ts';
import { entryPoints } from './entry-point.ts';
import { executedScript } from './exec.ts';
import { changesOf, count, listed, type PlanInput, pathsOf } from './input.ts';
import { mounts } from './mounts.ts';
import { shipped } from './shipped.ts';

/** What can be done today, each within an hour or so. */
export function stepsNow(input: PlanInput): Step[] {
  return [
    ...entryPoints(input),
    ...signals(input),
    ...mounts(input),
    ...root(input),
    ...unused(input),
    ...shipped(input),
  ];
}

function signals({ verdicts, snapshot, dockerfiles }: PlanInput): Step[] {
  const deaf = verdicts.filter((verdict) => {
    const { script } = verdict;
    const starts = script.uses.some(
      (use) =>
        use.when === 'run' && use.inImage && use.kind === 'runs' && dockerfiles.some(({ path }) => path === use.by),
    );
    return (
      starts && script.language === 'shell' && !script.signs.some(({ kind }) => kind === 'exec' || kind === 'trap')
    );
  });
  if (deaf.length === 0) return [];
  const changes = deaf.flatMap(({ script: { path } }): FileChange[] => {
    const before = snapshot.read(path);
    const after = before === undefined ? undefined : executedScript(before);
    return before !== undefined && after !== undefined ? [{ path, before, after }] : [];
  });
  return [
    {
      phase: 'now',
      title: 'Let the stop signal reach the program',
      detail: `${deaf.length === 1 ? 'The entry point keeps its' : 'These entry points keep their'} shell as process 1, which passes no signal on: a stop or a deployment waits ten seconds and then kills the program in the middle of its work. With \`exec\` the program takes the shell's place.`,
      effect: 'Stops in the time that the program needs instead of ten seconds, and no request is cut off (estimate).',
      risk: 'low',
      patch: undefined,
      changes,
      places: deaf.map(({ script }) => ({ path: script.path, line: 1 })),
    },
  ];
}

function root({ dockerfiles, snapshot }: PlanInput): Step[] {
  const files = dockerfiles.filter(
    (file) => file.target && !file.target.root.base.scratch && !isWindowsStage(file.target) && endsAsRoot(file),
  );
  if (files.length === 0) return [];
  const places = files.map(({ path, target }) => ({
    path,
    line: (target?.end.userInstruction ?? target?.from)?.line ?? 1,
  }));
  const changes = changesOf(snapshot, ['missing-user', 'last-user-root'], pathsOf(places));
  const open = files.filter(({ path }) => !changes.some((change) => change.path === path));
  const why = open.flatMap((file) => {
    const rewrite = nonRoot(imageOf(snapshot, file));
    const reasons = rewrite.offered ? [] : [...new Set(rewrite.reasons.map(({ message }) => message))];
    return reasons.slice(0, 2).map((message) => `${file.path}: ${message}`);
  });
  return [
    {
      phase: 'now',
      title: 'Stop running as root',
      detail: `${listed(files.slice(0, 4).map(({ path }) => `\`${path}\``))}${files.length > 4 ? ` and ${files.length - 4} more` : ''} ${files.length === 1 ? 'ends' : 'end'} as root. Create an account, give it the folders that the program writes to, and end with USER.${why.length > 0 ? ` Before Plimsoll can do it: ${why.slice(0, 3).join(' ')}` : ''}`,
      effect:
        'Who breaks into the program is not root in the container, and a mistake in a mount is not one of root on the host.',
      risk: 'medium',
      patch: changes.length > 0 ? 'plimsoll fix --unsafe' : undefined,
      changes,
      places,
    },
  ];
}

function unused({ verdicts }: PlanInput): Step[] {
  const removed = verdicts.filter(({ verdict }) => verdict === 'remove');
  if (removed.length === 0) return [];
  const paths = removed.map(({ script }) => script.path);
  return [
    {
      phase: 'now',
      title: `Remove ${count(removed.length, 'unused script')}`,
      detail:
        removed.length === 1
          ? 'No file of the repository uses or names it. Ask who runs it by hand before you delete it; where it has an owner, keep it and name it in a document.'
          : 'No file of the repository uses or names them. Ask who runs one by hand before you delete it, keep what has an owner and name it in a document; Git keeps the rest.',
      effect: `${count(sum(removed), 'line')} less to maintain, and nobody runs an old script by mistake (estimate).`,
      risk: 'low',
      patch: `git rm -- ${paths.map((path) => (/^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)).join(' ')}`,
      changes: [],
      places: paths.map((path) => ({ path, line: 1 })),
    },
  ];
}

function sum(verdicts: readonly Verdict[]): number {
  return verdicts.reduce((total, { script }) => total + script.measures.lines, 0);
}

/** Whether an image says what it starts. */
export function startsSomething(file: PlanInput['dockerfiles'][number]): boolean {
  return chainInstructions(file.target).some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
}

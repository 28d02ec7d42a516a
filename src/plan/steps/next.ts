import { multiStage } from '../../refactor/multi-stage/multi-stage.ts';
import { imageOf } from '../../repository/read-image.ts';
import type { Step } from '../model.ts';
import { healthChecked } from './health.ts';
import { changesOf, count, isEntryPoint, listed, type Place, type PlanInput } from './input.ts';
import { shippedPackages } from './packages.ts';

/** What follows: smaller images, faster builds, starts that depend on nothing that may hang. */
export function stepsNext(input: PlanInput): Step[] {
  return [...buildTools(input), ...debugging(input), ...layerOrder(input), ...waiting(input), ...others(input)];
}

function buildTools({ dockerfiles, snapshot }: PlanInput): Step[] {
  return shippedPackages(dockerfiles, 'build').map(({ file, names, megabytes, places }) => {
    const changes = changesOf(snapshot, ['single-stage-build-tools'], [file.path]);
    const rewrite = changes.length === 0 && file.stages.length === 1 ? multiStage(imageOf(snapshot, file)) : undefined;
    const why = rewrite && !rewrite.offered ? rewrite.reasons.slice(0, 3).map(({ message }) => message) : [];
    return {
      phase: 'next',
      title: `Build in a stage of its own: ${file.path}`,
      detail: `The image ships ${listed(names.map((name) => `\`${name}\``))}, which only the build needs. Compile in a first stage and copy the result into a second one.${why.length > 0 ? ` Before Plimsoll can do it: ${why.join(' ')}` : ''}`,
      effect: `Some ${megabytes} MB less (estimate from usual package sizes), and no compiler for an intruder.`,
      risk: 'medium',
      patch: changes.length > 0 ? 'plimsoll fix --unsafe' : undefined,
      changes,
      places,
    };
  });
}

function debugging({ dockerfiles }: PlanInput): Step[] {
  return shippedPackages(dockerfiles, 'debugging').map(({ file, names, megabytes, places }) => ({
    phase: 'next',
    title: `Take tools for people out: ${file.path}`,
    detail: `${listed(names.map((name) => `\`${name}\``))} are for people who open a shell in the container. Look into a running container with a second one instead: \`docker debug\`, \`kubectl debug\`, or an image of tools that shares its network and processes. Check first that no script calls one of them.`,
    effect: `Some ${megabytes} MB less (estimate from usual package sizes), and fewer packages to patch.`,
    risk: 'low',
    patch: undefined,
    changes: [],
    places,
  }));
}

function layerOrder({ dockerfiles, snapshot }: PlanInput): Step[] {
  const changes = changesOf(
    snapshot,
    ['sources-before-dependencies'],
    dockerfiles.map(({ path }) => path),
  );
  if (changes.length === 0) return [];
  return [
    {
      phase: 'next',
      title: 'Install dependencies before the source is copied',
      detail:
        'Copy the manifests, install, then copy the rest, so that a change of source leaves the installed layer alone.',
      effect: 'Builds after a change of source skip the installation: minutes become seconds (estimate).',
      risk: 'low',
      patch: 'plimsoll fix --unsafe',
      changes,
      places: changes.map(({ path, before = '', after }) => ({ path, line: firstChange(before, after) })),
    },
  ];
}

function firstChange(before: string, after: string): number {
  const old = before.split('\n');
  const at = after.split('\n').findIndex((line, index) => line !== old[index]);
  return Math.max(0, at) + 1;
}

function waiting({ verdicts, composes }: PlanInput): Step[] {
  const found = verdicts
    .filter(({ verdict }) => verdict === 'replace')
    .flatMap(({ script }) =>
      script.signs.filter(({ kind }) => kind === 'wait').map((sign) => ({ path: script.path, ...sign })),
    );
  if (found.length === 0) return [];
  const places: Place[] = found.map(({ path, line }) => ({ path, line }));
  return [
    {
      phase: 'next',
      title: 'Let health checks do the waiting',
      detail: `${count(places.length, 'loop waits', 'loops wait')} for another service (${listed([...new Set(found.map(({ text }) => `\`${text.split(/\s/)[0]}\``))])}). Give that service a \`healthcheck\`, and whoever needs it \`depends_on\` with \`condition: service_healthy\`; then the loop can go.`,
      effect: 'The container starts when it can, and a database that never comes is told as such (estimate).',
      risk: 'low',
      patch: undefined,
      changes: healthChecked(
        composes,
        found.map(({ text }) => text),
      ),
      places,
    },
  ];
}

/** What the image's other scripts do that should be done elsewhere. */
function others({ verdicts, monoliths }: PlanInput): Step[] {
  const split = new Set(monoliths.map(({ path }) => path));
  return verdicts
    .filter((verdict) => verdict.verdict === 'replace' && !isEntryPoint(verdict) && !split.has(verdict.script.path))
    .map(({ script, reasons }) => ({
      phase: 'next',
      title: `Replace ${script.path}`,
      detail: [...new Set(reasons.filter(({ path }) => path === script.path).map(({ message }) => message))]
        .slice(0, 3)
        .join(' '),
      effect: `${count(script.measures.lines, 'line')} less in the image (estimate).`,
      risk: 'medium',
      patch: undefined,
      changes: [],
      places: reasons.filter(({ path }) => path === script.path).map(({ path, line }) => ({ path, line })),
    }));
}

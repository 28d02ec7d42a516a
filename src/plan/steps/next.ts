import { multiStage } from '../../refactor/multi-stage/multi-stage.ts';
import { imageOf } from '../../repository/read-image.ts';
import type { Step, Verdict } from '../model.ts';
import { healthChecked } from './health.ts';
import { changesOf, count, isEntryPoint, listed, type Place, type PlanInput } from './input.ts';
import { called, type FoundPackages, shippedPackages, sizeOf } from './packages.ts';
import { translated } from './translation.ts';

/** What follows: smaller images, faster builds, starts that depend on nothing that may hang. */
export function stepsNext(input: PlanInput): Step[] {
  return [
    ...buildTools(input),
    ...debugging(input),
    ...layerOrder(input),
    ...waiting(input),
    ...translated(input),
    ...others(input),
  ];
}

function buildTools({ dockerfiles, snapshot }: PlanInput): Step[] {
  const found = shippedPackages(dockerfiles, 'build');
  if (found.length === 0) return [];
  const [first] = found;
  const changes = changesOf(
    snapshot,
    ['single-stage-build-tools', 'final-stage-build-tools'],
    found.map(({ file }) => file.path),
  );
  const why = found
    .filter(({ file }) => file.stages.length === 1 && !changes.some(({ path }) => path === file.path))
    .flatMap(({ file }) => {
      const rewrite = multiStage(imageOf(snapshot, file));
      return rewrite.offered ? [] : rewrite.reasons.slice(0, 2).map(({ message }) => `\`${file.path}\`: ${message}`);
    });
  const megabytes = found.reduce((sum, each) => sum + each.megabytes, 0);
  const shipped =
    found.length === 1 && first
      ? `The image of \`${first.file.path}\` ships ${listed(first.names.map((name) => `\`${name}\``))}, which only the build needs.`
      : `${found.length} images ship what only their build needs, most of all ${biggest(found)}.`;
  return [
    {
      phase: 'next',
      title: 'Build in a stage of its own',
      detail: `${shipped} Compile in a first stage and copy the result into a second one.${why.length > 0 ? ` Before Plimsoll can do it: ${why.slice(0, 3).join(' ')}` : ''}`,
      effect: `Some ${megabytes} MB less (estimate from usual package sizes), and no compiler for an intruder.`,
      risk: 'medium',
      patch: changes.length > 0 ? 'plimsoll fix --unsafe' : undefined,
      changes,
      places: found.flatMap(({ places }) => places),
    },
  ];
}

function biggest(found: readonly FoundPackages[]): string {
  const most = [...found].sort((a, b) => b.megabytes - a.megabytes).slice(0, 3);
  return listed(most.map(({ file, names }) => `\`${file.path}\` (${names.slice(0, 4).join(', ')})`));
}

function debugging({ dockerfiles, verdicts, snapshot }: PlanInput): Step[] {
  const running = verdicts
    .filter(({ verdict }) => verdict === 'keep' || verdict === 'replace')
    .map(({ script }) => withoutComments(snapshot.read(script.path) ?? ''));
  const needed = new Set<string>();
  const found = shippedPackages(dockerfiles, 'debugging').flatMap((each) => {
    const starts = each.file.instructions.filter(({ keyword }) => /^(CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword));
    const texts = [...running, ...starts.map(({ range }) => each.file.text.slice(range.start, range.end))];
    const names = each.names.filter((name) => !called(name, texts));
    for (const name of each.names) if (!names.includes(name)) needed.add(name);
    return names.length === 0 ? [] : [{ ...each, names, megabytes: sizeOf(names) }];
  });
  if (found.length === 0) return [];
  const [first] = found;
  const megabytes = found.reduce((sum, each) => sum + each.megabytes, 0);
  const what =
    found.length === 1 && first
      ? listed(first.names.map((name) => `\`${name}\``))
      : `What ${biggest(found)}${found.length > 3 ? ` and ${found.length - 3} more` : ''} bring of this kind`;
  const stays =
    needed.size === 0
      ? ''
      : ` ${listed([...needed].map((name) => `\`${name}\``))} ${needed.size === 1 ? 'stays' : 'stay'} for now: scripts call ${needed.size === 1 ? 'it' : 'them'}.`;
  return [
    {
      phase: 'next',
      title: 'Take tools for people out',
      detail: `${what} ${found.length === 1 && first?.names.length !== 1 ? 'are' : 'is'} usually for people who open a shell in the container. Look into a running container with a second one instead: \`docker debug\`, \`kubectl debug\`, or an image of tools that shares its network and processes.${stays}`,
      effect: `Some ${megabytes} MB less (estimate from usual package sizes), and fewer packages to patch.`,
      risk: 'low',
      patch: undefined,
      changes: [],
      places: found.flatMap(({ places }) => places),
    },
  ];
}

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
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
      detail: `${count(places.length, 'command waits', 'commands wait')} for another service in a loop (${listed([...new Set(found.map(({ text }) => `\`${text.split(/\s/)[0]}\``))])}). Give that service a \`healthcheck\`, and whoever needs it \`depends_on\` with \`condition: service_healthy\`; then the loop can go.`,
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

/** What scripts do that something else does better, by the words of their verdict. */
const KINDS: readonly (readonly [RegExp, string, string, string?])[] = [
  [
    /^Renders configuration/,
    'Configure by environment and mounts',
    'render configuration when they start: read environment variables in the program, or mount the finished file.',
    'What a container runs with can be read before it starts (estimate).',
  ],
  [
    /^Sets \d+ variables/,
    'Configure by environment and mounts',
    'set long lists of variables: give them as environment variables, or mount a file.',
    'What a container runs with can be read before it starts (estimate).',
  ],
  [
    /^Starts a supervisor/,
    'Leave supervision and timers to the engine',
    'start a supervisor or timer inside the container: restart policies and schedulers do this from outside.',
    'What it runs can be watched and restarted from outside (estimate).',
  ],
  [
    /^Loops forever|^Repairs or maintains/,
    'Give upkeep to a scheduler',
    'repair, clean up or watch inside the container: mend the cause, and let a scheduler run what is left as a job.',
    'Each run is seen, with its output and its failure, and the container holds one process less (estimate).',
  ],
  [
    /^Holds program logic/,
    'Move logic into the program',
    'hold logic that no test sees: move it into the program, in its own language.',
  ],
];

/** What the image's other scripts do that should be done elsewhere: one step for each kind of work. */
function others({ verdicts, monoliths }: PlanInput): Step[] {
  const split = new Set(monoliths.map(({ path }) => path));
  const groups = new Map<
    string,
    { readonly does: string; readonly gain: string | undefined; readonly found: Verdict[]; readonly places: Place[] }
  >();
  for (const verdict of verdicts) {
    const { script, reasons } = verdict;
    if (verdict.verdict !== 'replace' || isEntryPoint(verdict) || split.has(script.path)) continue;
    for (const [pattern, title, does, gain] of KINDS) {
      const reason = reasons.find(({ message }) => pattern.test(message));
      if (!reason) continue;
      const group = groups.get(title) ?? { does, gain, found: [], places: [] };
      groups.set(title, group);
      group.found.push(verdict);
      group.places.push({ path: reason.path, line: reason.line });
      break;
    }
  }
  return [...groups].map(([title, { does, gain, found, places }]) => {
    const names = found.slice(0, 5).map(({ script }) => `\`${script.path}\``);
    const lines = found.reduce((sum, { script }) => sum + script.measures.lines, 0);
    return {
      phase: 'next',
      title: `${title}: ${count(found.length, 'script')}`,
      detail: `${listed(names)}${found.length > 5 ? ` and ${found.length - 5} more` : ''} ${found.length === 1 ? does.replace(/^(render|set|start|hold)\b/, '$1s').replace(/^repair, clean up or watch/, 'repairs, cleans up or watches') : does}`,
      effect: gain ?? `${count(lines, 'line')} of script less to maintain (estimate).`,
      risk: 'medium',
      patch: undefined,
      changes: [],
      places,
    };
  });
}

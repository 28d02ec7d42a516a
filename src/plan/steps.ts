import { chainInstructions } from '../dockerfile/chain.ts';
import type { Dockerfile, Instruction } from '../dockerfile/model.ts';
import type { Thresholds } from '../repository/scripts/thresholds.ts';
import { lineAt } from '../text/lines.ts';
import type { Step, Verdict } from './model.ts';

type Places = Step['places'];

/** Rough installed sizes in MB, with what they depend on, on Debian: only to say which step pays. */
const BUILD_PACKAGES: Readonly<Record<string, number>> = {
  'build-essential': 230,
  gcc: 120,
  'g++': 150,
  clang: 350,
  cmake: 60,
  make: 2,
  git: 90,
  'python3-dev': 50,
  'libpq-dev': 15,
  'libxml2-dev': 12,
  'libxslt1-dev': 6,
  'libssl-dev': 12,
  'pkg-config': 1,
  autoconf: 5,
  automake: 3,
  golang: 400,
  cargo: 500,
  'default-jdk': 400,
};

/** The steps of the plan, in the order in which they should be done. Each names the places that it is about. */
export function stepsOf(
  files: readonly Dockerfile[],
  verdicts: readonly Verdict[],
  { backgroundJobs }: Thresholds,
): Step[] {
  const of = (kind: Verdict['verdict']): readonly Verdict[] => verdicts.filter(({ verdict }) => verdict === kind);
  return [
    ...entryPoints(of('replace'), backgroundJobs),
    ...root(files),
    ...unused(of('remove'), of('leave-out')),
    ...signals(verdicts),
    ...buildTools(files),
    ...layerOrder(files),
    ...waiting(of('replace')),
    ...others(of('replace')),
    ...healthChecks(files),
    ...services(of('replace'), backgroundJobs),
    ...signing(files),
  ];
}

function entryPoints(replaced: readonly Verdict[], limit: number): Step[] {
  return replaced
    .filter(({ script }) => isEntryPoint(script.uses) && script.measures.backgroundJobs < limit)
    .map(({ script, reasons }) => ({
      phase: 'now',
      title: `Simplify the entry point ${script.path}`,
      detail: `${reasons[0]?.message ?? ''} End it with \`exec\` of the program.`,
      effect: 'Shorter starts, and errors where they happen (estimate).',
      risk: 'medium',
      patch: undefined,
      places: [{ path: script.path, line: reasons[0]?.line ?? 1 }],
    }));
}

function isEntryPoint(uses: Verdict['script']['uses']): boolean {
  return uses.some(
    ({ by, when, kind, inImage }) =>
      when === 'run' && inImage && kind === 'runs' && /dockerfile|containerfile|compose/i.test(by),
  );
}

function root(files: readonly Dockerfile[]): Step[] {
  const places = files.flatMap(({ path, target }) => {
    const user = target?.end.user;
    const isRoot = user === undefined || /^(root|0)(:|$)/.test(user);
    if (!target || target.base.scratch || !isRoot) return [];
    return [{ path, line: (target.end.userInstruction ?? target.from).line }];
  });
  if (places.length === 0) return [];
  const detail =
    'No other user is set, or root is: create one and end the Dockerfile with USER. Files that the program writes must belong to that user.';
  return [
    {
      phase: 'now',
      title: 'Stop running as root',
      detail,
      effect: 'An intruder is no longer root in the container.',
      risk: 'medium',
      patch: 'plimsoll fix --unsafe',
      places,
    },
  ];
}

function unused(removed: readonly Verdict[], left: readonly Verdict[]): Step[] {
  const steps: Step[] = [];
  const places: Places = removed.map(({ script }) => ({ path: script.path, line: 1 }));
  if (removed.length > 0)
    steps.push({
      phase: 'now',
      title: `Remove ${removed.length} unused ${removed.length === 1 ? 'script' : 'scripts'}`,
      detail:
        'Nothing in the repository uses or names them. Ask around first: people may run them by hand. Git keeps them.',
      effect: `${sum(removed)} lines less to maintain (estimate).`,
      risk: 'low',
      patch: undefined,
      places,
    });
  const shipped = [...left, ...removed].filter(({ script }) => script.copiedBy.length > 0);
  const copies = new Map(
    shipped.flatMap(({ script }) => script.copiedBy).map((copy) => [`${copy.path}:${copy.line}`, copy]),
  );
  if (copies.size > 0)
    steps.push({
      phase: 'now',
      title: `Keep ${shipped.length} ${shipped.length === 1 ? 'script' : 'scripts'} out of the image`,
      detail:
        'Copy the scripts that the image uses by name instead of their folder, or list the others in .dockerignore.',
      effect: `${sum(shipped)} lines of script fewer in the image, and fewer rebuilds when one of them changes (estimate).`,
      risk: 'low',
      patch: undefined,
      places: [...copies.values()],
    });
  return steps;
}

function sum(verdicts: readonly Verdict[]): number {
  return verdicts.reduce((total, { script }) => total + script.measures.lines, 0);
}

function signals(verdicts: readonly Verdict[]): Step[] {
  const places = verdicts.flatMap(({ script }) => {
    const starts = script.uses.some(
      (use) => use.when === 'run' && use.inImage && use.kind === 'runs' && /dockerfile|containerfile/i.test(use.by),
    );
    const handled = script.signs.some(({ kind }) => kind === 'exec' || kind === 'trap');
    return starts && script.language === 'shell' && !handled ? [{ path: script.path, line: 1 }] : [];
  });
  if (places.length === 0) return [];
  const detail =
    'The entry point neither ends with `exec` nor traps signals, so the shell stays process 1 and SIGTERM does not reach the program. Write `exec` before the last command.';
  return [
    {
      phase: 'now',
      title: 'Let signals reach the program',
      detail,
      effect: 'Stops in the time that the program needs instead of the 10 seconds until SIGKILL (estimate).',
      risk: 'low',
      patch: undefined,
      places,
    },
  ];
}

function shippedRuns(file: Dockerfile): readonly Instruction[] {
  return file.stages
    .filter(({ ships }) => ships)
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'RUN');
}

function buildTools(files: readonly Dockerfile[]): Step[] {
  return files.flatMap((file) => {
    const found = shippedRuns(file).flatMap((run) =>
      run
        .shell()
        .commands.filter(
          ({ name, args }) =>
            /^(apt-get|apt|apk|dnf|yum|microdnf)$/.test(name ?? '') &&
            args.some(({ value }) => /^(install|add)$/.test(value ?? '')),
        )
        .flatMap(({ args }) => args)
        .filter(({ value }) => value !== undefined && Object.hasOwn(BUILD_PACKAGES, value.split('=')[0] ?? '')),
    );
    if (found.length === 0) return [];
    const names = [...new Set(found.map(({ text }) => text.split('=')[0] ?? ''))];
    const size = names.reduce((total, name) => total + (BUILD_PACKAGES[name] ?? 0), 0);
    const step: Step = {
      phase: 'next',
      title: `Build in a stage of its own: ${file.path}`,
      detail: `The image ships ${names.map((name) => `\`${name}\``).join(', ')}. Compile in a first stage and copy the result.`,
      effect: `Some ${size} MB less (estimate from usual package sizes).`,
      risk: 'medium',
      patch: undefined,
      places: [...new Set(found.map(({ range }) => lineAt(file.lines, range.start)))].map((line) => ({
        path: file.path,
        line,
      })),
    };
    return [step];
  });
}

function layerOrder(files: readonly Dockerfile[]): Step[] {
  const places = files.flatMap((file) => {
    const stage = file.target?.instructions ?? [];
    const all = stage.findIndex(({ keyword, words }) => keyword === 'COPY' && /^\.\/?$/.test(words[0]?.value ?? ''));
    const install = stage.findIndex(
      (run, index) =>
        all !== -1 &&
        index > all &&
        run.keyword === 'RUN' &&
        run
          .shell()
          .commands.some(
            ({ name, args }) =>
              /^(pip3?|npm|yarn|pnpm|bundle|composer|poetry)$/.test(name ?? '') &&
              /^(install|ci)$/.test(args[0]?.value ?? ''),
          ),
    );
    return install === -1 ? [] : [{ path: file.path, line: stage[all]?.line ?? 1 }];
  });
  if (places.length === 0) return [];
  return [
    {
      phase: 'next',
      title: 'Install dependencies before the source is copied',
      detail: 'Copy the manifests, install, then copy the rest.',
      effect: 'Rebuilds after a change of source skip the installation (estimate: minutes).',
      risk: 'low',
      patch: undefined,
      places,
    },
  ];
}

function waiting(replaced: readonly Verdict[]): Step[] {
  const places = replaced.flatMap(({ script }) =>
    script.signs.filter(({ kind }) => kind === 'wait').map(({ line }) => ({ path: script.path, line })),
  );
  if (places.length === 0) return [];
  return [
    {
      phase: 'next',
      title: 'Replace waiting loops by health checks',
      detail:
        'Give the service that is waited for a `healthcheck`, and the one that waits `depends_on` with `condition: service_healthy`.',
      effect: 'Starts as soon as it can (estimate).',
      risk: 'low',
      patch: undefined,
      places,
    },
  ];
}

/** What the image's other scripts do that should be done elsewhere. */
function others(replaced: readonly Verdict[]): Step[] {
  return replaced
    .filter(({ script }) => !isEntryPoint(script.uses))
    .map(({ script, reasons }) => ({
      phase: 'next',
      title: `Replace ${script.path}`,
      detail: reasons[0]?.message ?? '',
      effect: `${script.measures.lines} lines less in the image (estimate).`,
      risk: 'medium',
      patch: undefined,
      places: [{ path: reasons[0]?.path ?? script.path, line: reasons[0]?.line ?? 1 }],
    }));
}

function healthChecks(files: readonly Dockerfile[]): Step[] {
  const places = files.flatMap(({ path, target }) => {
    if (!target || target.base.scratch) return [];
    return chainInstructions(target).some(({ keyword }) => keyword === 'HEALTHCHECK')
      ? []
      : [{ path, line: target.from.line }];
  });
  if (places.length === 0) return [];
  return [
    {
      phase: 'then',
      title: 'Give each service a health check',
      detail:
        'Without one, an engine takes a hanging container for a healthy one. On Kubernetes write a probe instead.',
      effect: 'Hanging containers are noticed (estimate: within a minute).',
      risk: 'low',
      patch: undefined,
      places,
    },
  ];
}

function services(replaced: readonly Verdict[], limit: number): Step[] {
  return replaced
    .filter(
      ({ script }) => script.measures.backgroundJobs >= limit || script.signs.some(({ kind }) => kind === 'supervisor'),
    )
    .map(({ script }) => {
      const jobs = script.signs.filter(({ kind }) => kind === 'orchestration' || kind === 'supervisor');
      return {
        phase: 'then',
        title: `One container a service: split ${script.path}`,
        detail: `It starts ${jobs.map(({ text }) => `\`${text}\``).join(', ')}${jobs.length > 0 ? ' beside its main program' : ''}. Make each a service of its own in compose, with the same image and its own command.`,
        effect: 'Each service restarts, scales and logs by itself (estimate).',
        risk: 'high',
        patch: undefined,
        places: jobs.map(({ line }) => ({ path: script.path, line })),
      };
    });
}

function signing(files: readonly Dockerfile[]): Step[] {
  const places = files.flatMap(({ path, target }) => (target ? [{ path, line: target.from.line }] : []));
  if (places.length === 0) return [];
  return [
    {
      phase: 'then',
      title: 'Scan and sign the images',
      detail: 'Let CI scan each image it builds, attach a list of its contents, and sign what is released.',
      effect: 'Known vulnerabilities are found before the release (estimate).',
      risk: 'low',
      patch: undefined,
      places,
    },
  ];
}

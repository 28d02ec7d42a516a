import type { Place, Script, ScriptUse, Sign, UseKind } from '../repository/scripts/model.ts';
import type { Thresholds } from '../repository/scripts/thresholds.ts';
import type { Reason, Verdict } from './model.ts';

const PLACES: Readonly<Record<Place, string>> = {
  build: 'while the image is built',
  run: 'when a container runs',
  healthcheck: 'as a health check',
  development: 'in development or operation',
  ci: 'in CI',
  documentation: 'by people, as the text tells them',
};
const DEEDS: Readonly<Record<UseKind, string>> = {
  runs: 'Used',
  copies: 'Copied by its name, so meant to be used',
  places: 'Copied or linked by its name, so meant to be used',
  written: 'Named in a file that is written here, so meant to be used',
  mounts: 'Mounted by its name, so meant to be used',
  convention: 'Used because of the folder that it lies in',
  'may-run': 'Perhaps used',
  mentions: 'Mentioned for use',
};

/** What should become of a script, with the evidence. */
export function verdictOf(script: Script, thresholds: Thresholds): Verdict {
  const { uses } = script;
  const result = (verdict: Verdict['verdict'], reasons: readonly Reason[]): Verdict => ({ script, verdict, reasons });
  if (uses.length === 0) {
    const shipped = script.copiedBy.map(({ path, line }) =>
      reason('Copied into the image here all the same.', path, line),
    );
    return result('remove', [
      reason(
        'No file of the repository uses or names it. Ask who runs it by hand before you delete it.',
        script.path,
        1,
      ),
      ...shipped,
    ]);
  }
  const image = uses.filter(({ inImage }) => inImage);
  if (image.length === 0) {
    const shipped = script.copiedBy.map(({ path, line }) =>
      reason('The image does not use it, but it is copied here.', path, line),
    );
    return result('leave-out', [...evidence(uses), ...shipped]);
  }
  const running = image.some(({ when }) => when === 'run');
  const signs = running ? replaceReasons(script, thresholds) : [];
  if (signs.length > 0) return result('replace', [...signs, ...evidence(image)]);
  return result('keep', [
    ...evidence(image),
    reason(`${whyKept(script, image)}: ${measured(script)}.`, script.path, 1),
  ]);
}

function whyKept({ language }: Script, image: readonly ScriptUse[]): string {
  const at = (place: Place): boolean => image.some(({ when }) => when === place);
  if (at('run'))
    return language === 'shell'
      ? 'Small and linear enough'
      : `A program in ${LANGUAGES[language]}, which can be tested`;
  if (at('healthcheck')) return 'Only asks whether the container is well';
  return at('build')
    ? 'Works while the image is built, not in the container'
    : 'Works in a container that CI throws away';
}

const LANGUAGES: Readonly<Record<Script['language'], string>> = {
  shell: 'shell',
  python: 'Python',
  node: 'JavaScript',
  perl: 'Perl',
  ruby: 'Ruby',
};

/** The measured values, for people: what there is. */
export function measured({ measures }: Script): string {
  const { lines, branches, functions, commands, backgroundJobs } = measures;
  return [
    count(lines, 'line'),
    ...(branches > 0 ? [count(branches, 'branch', 'branches')] : []),
    ...(functions > 0 ? [count(functions, 'function')] : []),
    ...(commands > 0 ? [count(commands, 'command')] : []),
    ...(backgroundJobs > 0 ? [count(backgroundJobs, 'background job')] : []),
  ].join(', ');
}

function count(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`;
}

function reason(message: string, path: string, line: number): Reason {
  return { message, path, line };
}

const STRENGTH: readonly UseKind[] = [
  'runs',
  'written',
  'copies',
  'places',
  'mounts',
  'convention',
  'may-run',
  'mentions',
];

const BRINGS: ReadonlySet<UseKind> = new Set(['copies', 'places', 'mounts']);

/** The first two uses of each place and kind; a script that 40 files call needs no 40 reasons. */
function evidence(uses: readonly ScriptUse[]): Reason[] {
  const seen = new Map<string, number>();
  const strongest = [...uses].sort((a, b) => STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind));
  return strongest.flatMap(({ by, line, when, kind, tool }) => {
    const key = `${when}\0${kind}`;
    const before = seen.get(key) ?? 0;
    // Where something runs it, nobody asks why it is there.
    const said = BRINGS.has(kind) && seen.has(`${when}\0runs`);
    if (before === 2 || said) return [];
    seen.set(key, before + 1);
    if (tool !== undefined) return [reason(`By its name, place or text it is for ${tool}.`, by, line)];
    const place = kind === 'mentions' && when === 'documentation' ? '' : ` ${PLACES[when]}`;
    const why = kind === 'may-run' ? ': what is written there may stand for it' : '';
    return [reason(`${DEEDS[kind]}${place}${why}.`, by, line)];
  });
}

const UPKEEP =
  /^(fix|repair|heal|rotate|clean(up)?|prune|purge|vacuum|maintenance|watchdog|backup)[-_.]|[-_](maintenance|watchdog|cleanup)\./i;

function replaceReasons(script: Script, thresholds: Thresholds): Reason[] {
  const { measures, signs, path } = script;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const at = (kind: Sign['kind']): readonly Sign[] => signs.filter((sign) => sign.kind === kind);
  const reasons: Reason[] = [];
  const jobs = at('orchestration');
  if (measures.backgroundJobs >= thresholds.backgroundJobs)
    for (const { line, text } of jobs)
      reasons.push(
        reason(
          `Starts a process in the background (\`${text}\`): one of ${measures.backgroundJobs}, threshold ${thresholds.backgroundJobs}. Give each service a container of its own.`,
          path,
          line,
        ),
      );
  for (const { line, text } of at('supervisor'))
    reasons.push(
      reason(
        `Starts a supervisor or scheduler (\`${text}\`): give each service a container of its own, and timers to a scheduler.`,
        path,
        line,
      ),
    );
  for (const { line, text } of at('wait').slice(0, 2))
    reasons.push(
      reason(
        `Waits for another service (\`${text}\`): a health check there and \`depends_on: condition: service_healthy\` do this.`,
        path,
        line,
      ),
    );
  for (const { line, text } of at('template').slice(0, 2))
    reasons.push(
      reason(
        `Renders configuration (\`${text}\`): read environment variables in the program, or mount the configuration.`,
        path,
        line,
      ),
    );
  for (const { line } of [...at('schedule'), ...at('restart')].slice(0, 2))
    reasons.push(
      reason('Loops forever inside the container: a scheduler or a restart policy does this from outside.', path, line),
    );
  if (UPKEEP.test(name))
    reasons.push(
      reason(
        'Repairs or maintains at run time, by its name: mend the cause, or let a scheduler run it as a job.',
        path,
        1,
      ),
    );
  if (measures.settings > thresholds.settings)
    reasons.push(
      reason(
        `Sets ${measures.settings} variables, threshold ${thresholds.settings}: give them as environment variables, or mount a configuration file.`,
        path,
        1,
      ),
    );
  // What is written in a real language can be tested where it is.
  const over = (script.language === 'shell' ? LIMITS : []).filter(([key]) => measures[key] > thresholds[key]);
  if (over.length > 0) {
    const values = over.map(([key, label]) => `${measures[key]} ${label} (threshold ${thresholds[key]})`);
    reasons.push(
      reason(`Holds program logic: ${values.join(', ')}. Move it into the program, where it can be tested.`, path, 1),
    );
  }
  return reasons;
}

const LIMITS = [
  ['lines', 'lines'],
  ['branches', 'branches'],
  ['functions', 'functions'],
  ['dataCommands', 'calls of awk, sed, jq and the like'],
] as const;

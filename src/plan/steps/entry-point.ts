import type { ShellScript } from '../../shell/model.ts';
import { parseShell } from '../../shell/parser.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import type { FileChange, Step } from '../model.ts';
import { mayFail, stoppingAtErrors } from './errexit.ts';
import { isEntryPoint, listed, type PlanInput } from './input.ts';

interface Observation {
  readonly message: string;
  readonly line: number;
  /** What is better without it. */
  readonly gain: string;
}

const SOONER = 'the container starts sooner';
/** What is better without what a verdict found, by how its message begins. */
const GAINS: readonly (readonly [RegExp, string])[] = [
  [/^Renders|^Sets/, 'a mistake in the configuration shows before the start'],
  [/^Holds program logic/, 'its logic can be tested'],
  [/^/, 'what it runs can be watched and restarted from outside'],
];

/** What an entry point of a shell does that it should not, and how it is made shorter; one step a script. */
export function entryPoints(input: PlanInput): Step[] {
  const steps = eachEntryPoint(input);
  const rest = steps.slice(MOST);
  if (rest.length < 2) return steps;
  return [
    ...steps.slice(0, MOST),
    {
      phase: 'now',
      title: `Put ${rest.length} more entry points in order`,
      detail: `The same is true of ${listed(rest.slice(0, 5).map(({ places: [place] }) => `\`${place?.path ?? ''}\``))}${rest.length > 5 ? ` and ${rest.length - 5} more` : ''}: errors that are passed over, work that belongs to the build or the deployment.`,
      effect: 'Errors show where they happen, and containers start sooner (estimate).',
      risk: 'medium',
      patch: undefined,
      changes: rest.flatMap(({ changes }) => changes),
      places: rest.flatMap(({ places }) => places.slice(0, 1)),
    },
  ];
}

/** So many entry points are told of one by one. */
const MOST = 4;

function eachEntryPoint({ verdicts, snapshot, monoliths }: PlanInput): Step[] {
  const split = new Set(monoliths.map(({ path }) => path));
  return verdicts.flatMap((verdict): Step[] => {
    const { script, reasons } = verdict;
    const text = snapshot.read(script.path);
    if (text === undefined || !isEntryPoint(verdict) || script.language !== 'shell') return [];
    const shell = parseShell(text);
    const seen = observations(text, shell);
    // That it runs several services is a step of its own, later.
    const own = split.has(script.path)
      ? []
      : reasons.filter(({ path }) => path === script.path && verdict.verdict === 'replace');
    const judged = own
      .filter(({ message }) => !/^Waits/.test(message))
      .map((each) => ({ ...each, gain: GAINS.find(([begin]) => begin.test(each.message))?.[1] ?? '' }));
    const all = [...seen, ...judged];
    if (all.length === 0) return [];
    const loud = stoppingAtErrors(text, shell);
    const changes: FileChange[] = loud === undefined ? [] : [{ path: script.path, before: text, after: loud }];
    return [
      {
        phase: 'now',
        title: `Put the entry point ${script.path} in order`,
        detail: told(all.map(({ message }) => message))
          .slice(0, 4)
          .join(' '),
        effect: gained(all.map(({ gain }) => gain)),
        risk: 'medium',
        patch: undefined,
        changes,
        places: all.map(({ line }) => ({ path: script.path, line })),
      },
    ];
  });
}

/** What has to be seen to before `set -e`. */
function expected(places: readonly number[]): string {
  if (places.length === 0) return '';
  const where = `${places.length === 1 ? 'line' : 'lines'} ${listed(places.slice(0, 5).map(String))}${places.length > 5 ? ` and ${places.length - 5} more` : ''}`;
  return ` First add \`|| true\` where a failure is nothing bad; ${where} may fail at a second start.`;
}

/** Each kind of message once: what differs only in the command that it quotes is told already. */
function told(messages: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const message of messages) {
    const [kind = ''] = message.split(' (`', 1);
    if (!kinds.has(kind)) kinds.set(kind, message);
  }
  return [...kinds.values()];
}

function gained(gains: readonly string[]): string {
  const text = listed([...new Set(gains)]);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} (estimate).`;
}

function observations(text: string, shell: ShellScript): Observation[] {
  const { commands, options } = shell;
  const lines = lineIndex(text);
  const found: Observation[] = [];
  const at = (offset: number): number => lineAt(lines, offset);
  if (commands.length > 3 && !/^#!.*\s-\w*e/.test(text) && !options.some(({ name, on }) => name === 'errexit' && on))
    found.push({
      message: `It goes on after an error: begin it with \`set -e\`, so that nothing starts on half of a preparation.${expected(mayFail(text, shell))}`,
      line: 1,
      gain: 'an error shows where it happens',
    });
  const migration = commands.find(
    ({ name, args }) =>
      /migrat/i.test(`${name} ${args.map(({ text: word }) => word).join(' ')}`) && !/^(echo|printf)$/.test(name ?? ''),
  );
  if (migration)
    found.push({
      message:
        'It migrates the database at each start, and twice at once when two containers start: make that a job of the deployment.',
      line: at(migration.range.start),
      gain: SOONER,
    });
  const logs = commands.filter(({ redirects }) =>
    redirects.some(({ operator, target }) => /^&?>>?/.test(operator) && /\.log\b/.test(target?.text ?? '')),
  );
  if (logs[0])
    found.push({
      message:
        'It sends logs into files of the container, which fill it and which nobody collects: let the programs write to their output.',
      line: at(logs[0].range.start),
      gain: 'logs are kept where the engine keeps them',
    });
  const modes = commands.filter(
    ({ name, args }) => /^(chown|chmod)$/.test(name ?? '') && args.some(({ text: word }) => /^-\w*R/.test(word)),
  );
  if (modes[0])
    found.push({
      message: `It changes ${listed([...new Set(modes.map(({ name }) => (name === 'chown' ? 'owners' : 'modes')))])} of whole folders at each start: do so while the image is built.`,
      line: at(modes[0].range.start),
      gain: SOONER,
    });
  return found;
}

import type { MarkdownOptions } from '../../report/markdown.ts';
import type { Ignored } from '../../report/markers.ts';
import { rulePage } from '../../report/rule-page.ts';
import { isDockerfilePath } from '../../repository/dockerfile-paths.ts';
import type { Configuration } from '../../review/configuration.ts';
import {
  CONFIGURATION_PATHS,
  type ConfigurationText,
  type loadConfiguration,
  loadLayeredConfiguration,
} from '../../review/index.ts';
import type { Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import type { Engine } from '../engine/engine.ts';
import type { ToldPlan } from '../engine/tasks.ts';
import type { BegunCheckRuns } from '../posting/begun-check-runs.ts';
import { ledgerOf } from '../posting/summary.ts';
import type { Hold } from '../queue/queue.ts';
import type { PullRequest } from '../reading/pull-request.ts';
import { type ReadChange, readChange } from '../reading/read-change.ts';
import { readPullRequest } from '../reading/read-pull-request.ts';

export interface ReviewSettings {
  /** The address of the rules' pages, without a slash at the end. */
  readonly pagesUrl: string;
  readonly engine: Engine;
  readonly choices?: Choices;
  /** Of the job that is done; undefined where none is, as in a workflow's run. */
  readonly hold?: Hold;
  /** Where begun check runs are remembered; undefined where none is made. */
  readonly begun?: BegunCheckRuns;
}

/** What a workflow chose for its run; the repository's configuration holds for what is left out. */
export interface Choices {
  /** The configuration file to read of the base in place of the usual ones. */
  readonly config?: string | undefined;
  readonly failOn?: Configuration['failOn'] | undefined;
  /** Only these files, and what lies in these folders; relative to the repository, without a slash at the end. */
  readonly paths?: readonly string[] | undefined;
}

/** A change with what there is to say of it. */
export interface Judged {
  readonly read: ReadChange;
  readonly configuration: Configuration;
  /** What people asked to ignore. */
  readonly ledger: readonly Ignored[];
  readonly review: Review;
  /** Of the repository as head has it; undefined where no image is concerned, or where it wasn't read whole. */
  readonly plan: ToldPlan | undefined;
}

/** Where a pull request stands: what it is, what it changes, and what there is to say of it. */
export interface Standing extends Judged {
  readonly pull: PullRequest;
}

/** Reads a pull request as it is now, and judges it. */
export async function readStanding(
  github: GitHub,
  job: Parameters<typeof readPullRequest>[1],
  settings: ReviewSettings,
): Promise<Standing> {
  const pull = await readPullRequest(github, job);
  const read = await readChange(github, { ...pull, base: pull.baseBranch });
  return { pull, ...(await judge(pull, read, settings)) };
}

/** The review of what was read, with what was said on the pull request before taken into account. */
export async function judge(
  pull: Pick<PullRequest, 'told' | 'summary'>,
  read: ReadChange,
  { engine, choices = {} }: Pick<ReviewSettings, 'engine' | 'choices'>,
  ledger: readonly Ignored[] = ledgerOf(pull),
): Promise<Judged> {
  const { configuration: written, notices } = readConfiguration(read.change.base.read, {
    organisation: read.organisation,
    chosen: choices.config,
  });
  const configuration = { ...written, failOn: choices.failOn ?? written.failOn };
  const { paths } = choices;
  const ignored = ledger.flatMap(({ findings }) => findings);
  const reviewed = await engine.review(read.change, { configuration, told: pull.told, ignored, paths });
  const planned = await planFor(read, reviewed, configuration, engine);
  const said = [...read.gaps, ...planned.gaps];
  const gaps = said.map((message) => ({ path: undefined, line: undefined, column: undefined, message }));
  const review = { ...reviewed, notices: [...gaps, ...notices, ...reviewed.notices] };
  return { read, configuration, ledger, review, plan: planned.plan };
}

/** The plan is an extra: a review goes on without it, and says so. */
async function planFor(
  { whole, change }: ReadChange,
  { reviewed }: Review,
  { plan: { thresholds } }: Configuration,
  engine: Engine,
): Promise<{ readonly plan: ToldPlan | undefined; readonly gaps: readonly string[] }> {
  if (!whole || !reviewed.some(isDockerfilePath)) return { plan: undefined, gaps: [] };
  try {
    return { plan: await engine.plan(change.head, thresholds), gaps: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { plan: undefined, gaps: [`The repository's plan could not be made. ${why}`] };
  }
}

/**
 * The configuration of a repository over its organisation's. The base's counts: a pull request must not switch off its own review.
 * @param chosen the file to read in place of the usual ones
 */
export function readConfiguration(
  read: (path: string) => string | undefined,
  {
    organisation,
    chosen,
  }: { readonly organisation?: ConfigurationText | undefined; readonly chosen?: string | undefined },
): ReturnType<typeof loadConfiguration> {
  const candidates = chosen === undefined ? CONFIGURATION_PATHS : [chosen];
  const found = candidates.flatMap((path) => {
    const text = read(path);
    return text === undefined ? [] : [{ path, text }];
  })[0];
  const loaded = loadLayeredConfiguration(organisation, found);
  if (chosen === undefined || found !== undefined) return loaded;
  const message = `The base has no configuration file \`${chosen}\`, so the defaults hold.`;
  return { ...loaded, notices: [{ path: undefined, line: undefined, column: undefined, message }, ...loaded.notices] };
}

export function markdownOptions(
  { htmlUrl, headSha }: { readonly htmlUrl: string; readonly headSha: string },
  { pagesUrl }: Pick<ReviewSettings, 'pagesUrl'>,
): MarkdownOptions {
  return {
    webUrl: (path, line) => `${htmlUrl}/blob/${headSha}/${pathInUrl(path)}#L${line}`,
    ruleUrl: (id) => rulePage(id, pagesUrl),
    headSha,
  };
}

/** Parentheses, which `encodeURIComponent` leaves alone, would end a Markdown link. */
function pathInUrl(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('(', '%28').replaceAll(')', '%29'))
    .join('/');
}

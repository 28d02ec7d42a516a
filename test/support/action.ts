import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRepository, type Repository } from '../../src/demo/repository.ts';
import { user } from '../../src/demo/stand-in/objects.ts';
import { pullRequest, repository as repositoryPayload } from '../../src/demo/stand-in/repository-objects.ts';
import { type StandIn, startStandIn } from '../../src/demo/stand-in/server.ts';
import type { PullRequestRecord } from '../../src/demo/stand-in/state.ts';
import { deviations } from './openapi.ts';
import { pullRecord } from './pull-record.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Files = Readonly<Record<string, string | undefined>>;

export interface ActionResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The job's summary, as Markdown. */
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A repository on the stand-in, and the built Action run as the runner runs it. */
export interface TestAction {
  readonly standIn: StandIn;
  readonly repository: Repository;
  readonly pull: PullRequestRecord;
  /** The folder that the workflow works in. */
  readonly workspace: string;
  push(files: Files): string;
  checkOut(revision: string): void;
  /** Runs the Action for a `pull_request` event, with inputs by name. */
  onPull(inputs?: Readonly<Record<string, string>>, action?: string): Promise<ActionResult>;
  /** Runs it for any event. */
  on(
    event: string,
    payload: object,
    inputs?: Readonly<Record<string, string>>,
    environment?: Readonly<Record<string, string>>,
  ): Promise<ActionResult>;
  /** Ends everything, and gives what GitHub's description has against the requests and answers that went over the wire. */
  stop(): Promise<string[]>;
}

/** Builds dist/action.js from the sources as they are. */
export function buildAction(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root });
}

export async function testAction(
  base: Files,
  head: Files,
  about: Partial<PullRequestRecord> = {},
): Promise<TestAction> {
  const repository = createRepository();
  repository.create('main', 'Begin', base);
  repository.create('change', 'Change it', head, 'main');
  const standIn = await startStandIn(repository);
  const pull = pullRecord(about);
  standIn.state.pullRequests.set(pull.number, pull);
  const workspace = mkdtempSync(join(tmpdir(), 'plimsoll-workspace-'));
  const runnerFolder = mkdtempSync(join(tmpdir(), 'plimsoll-runner-'));

  const on: TestAction['on'] = async (event, payload, inputs = {}, environment = {}) => {
    const path = (name: string): string => join(runnerFolder, name);
    for (const name of ['summary', 'output']) writeFileSync(path(name), '');
    writeFileSync(path('event.json'), JSON.stringify({ repository: repositoryPayload(standIn.state), ...payload }));
    const given = Object.entries({ token: 'ghs_workflow', comment: 'true', ...inputs });
    const env = {
      PATH: process.env.PATH,
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: path('event.json'),
      GITHUB_REPOSITORY: 'freightdesk/freightdesk',
      GITHUB_SERVER_URL: standIn.url,
      GITHUB_API_URL: `${standIn.url}/api/v3`,
      GITHUB_SHA: repository.resolve('change'),
      GITHUB_STEP_SUMMARY: path('summary'),
      GITHUB_OUTPUT: path('output'),
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...environment,
    };
    const done = await new Promise<Pick<ActionResult, 'status' | 'stdout' | 'stderr'>>((resolve) => {
      execFile(process.execPath, [join(root, 'dist/action.js')], { cwd: workspace, env }, (error, stdout, stderr) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
      });
    });
    const lines = readFileSync(path('output'), 'utf8').split('\n');
    return {
      ...done,
      summary: readFileSync(path('summary'), 'utf8'),
      outputs: Object.fromEntries(lines.filter((line) => line !== '').map((line) => line.split('='))),
    };
  };
  return {
    standIn,
    repository,
    pull,
    workspace,
    push: (files) => repository.create('change', 'Go on', files, 'change'),
    checkOut: (revision) => {
      if (existsSync(workspace)) rmSync(workspace, { recursive: true });
      execFileSync('git', ['clone', '--quiet', repository.directory, workspace], { stdio: 'pipe' });
      execFileSync('git', ['-C', workspace, 'checkout', '--quiet', repository.resolve(revision)], { stdio: 'pipe' });
    },
    on,
    onPull: (inputs, action = 'synchronize') =>
      on(
        'pull_request',
        { action, number: 7, pull_request: pullRequest(standIn.state, pull), sender: user(standIn.state, pull.author) },
        inputs,
      ),
    async stop() {
      await standIn.stop();
      repository.remove();
      for (const folder of [workspace, runnerFolder]) rmSync(folder, { recursive: true, force: true });
      return standIn.exchanges.flatMap(deviations);
    },
  };
}

// The GitHub Action (action.yml); bundled into dist/action.js, which the runner starts with its own Node.
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { errorSentence } from '../../github/errors.ts';
import { sarif } from '../../report/sarif.ts';
import { loadShellGrammar } from '../../shell/parser.ts';
import { findShellCheck, type ShellCheck } from '../../shell/shellcheck.ts';
import { NO_SHELLCHECK } from '../commands/check.ts';
import { UsageError } from '../errors.ts';
import { readVersion } from '../version.ts';
import { clientFor } from './client.ts';
import { type Run, readRun } from './event.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { seePullRequest } from './pull-request.ts';
import { seeRange } from './range.ts';
import { runnerOf } from './runner.ts';
import type { Seen } from './seen.ts';
import { checkTree, isCheckedOut, seeTree } from './tree.ts';

// The optimising WebAssembly compiler would keep the process alive after its work is done.
setFlagsFromString('--liftoff-only');

const runner = runnerOf(process.env);

/** What GitHub's refusals mean in a workflow. */
const MEANINGS = {
  401: 'GitHub does not accept the token',
  403: 'GitHub refuses the request; the workflow needs `permissions: contents: read`',
  404: 'GitHub does not find it; it was deleted, or the workflow needs `permissions: contents: read`',
};

/** Gives the exit code: 1 when the threshold is met. */
async function action(): Promise<number> {
  const inputs = readInputs(process.env);
  const run = readRun(process.env, inputs.base);
  await loadShellGrammar();
  const shellCheck = findShellCheck();
  const seen = await see(run, inputs, shellCheck);
  if (!seen) {
    runner.log('The pull request is closed, so there is nothing to review.');
    return 0;
  }
  for (const sentence of seen.sentences) runner.log(sentence);
  if (!shellCheck) runner.log(NO_SHELLCHECK.message);
  if (seen.annotate) runner.annotate(seen.findings);
  runner.summarize(seen.page);
  runner.output('conclusion', seen.conclusion);
  runner.output('findings', String(seen.findings.length));
  runner.output('posted', String(seen.posted));
  if (inputs.sarif) writeSarif(inputs.sarif, seen, inputs, shellCheck);
  if (seen.conclusion !== 'failure') return 0;
  const threshold = inputs.failOn ?? seen.configuration.failOn;
  runner.log(`The job fails, as there are findings of the severity "${threshold}" or above (fail-on).`);
  return 1;
}

async function see(run: Run, inputs: Inputs, shellCheck: ShellCheck | undefined): Promise<Seen | undefined> {
  const { target, apiUrl } = run;
  if (target.kind === 'tree') return seeTree(run, inputs, shellCheck);
  if (inputs.token === '')
    throw new UsageError('The input "token" is empty; leave it out to take the workflow\'s own.');
  const github = clientFor(inputs.token, apiUrl);
  if (target.kind === 'range') return seeRange(github, run, target, inputs, shellCheck);
  return seePullRequest(github, target.pull, inputs, shellCheck);
}

/** Code scanning compares whole states, so all findings of the files are written, not only what a change brings. */
function writeSarif(path: string, seen: Seen, inputs: Inputs, shellCheck: ShellCheck | undefined): void {
  const partly = !seen.known.whole && !isCheckedOut();
  const { findings, notices, read } =
    seen.known.whole || partly ? seen.known : checkTree(inputs, shellCheck, seen.configuration);
  if (partly)
    runner.log(`The repository is not checked out, so ${path} has only the findings of the files that were reviewed.`);
  writeFileSync(path, `${JSON.stringify(sarif(findings, notices, { read, version: readVersion() }), null, 2)}\n`);
}

try {
  process.exitCode = await action();
} catch (error) {
  runner.error(errorSentence(error, MEANINGS));
  if (process.env.RUNNER_DEBUG && error instanceof Error) runner.log(error.stack ?? '');
  process.exitCode = 2;
}

import { readdirSync } from 'node:fs';
import { markdownOptions } from '../../github/jobs/standing.ts';
import { countsTitle } from '../../report/check-summary.ts';
import { cut, findingsList } from '../../report/markdown.ts';
import { PAGES_URL } from '../../report/rule-page.ts';
import { noticesList } from '../../report/standing.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import { type CheckResult, type Configuration, checkSnapshot, conclude } from '../../review/index.ts';
import { SEVERITIES } from '../../rules/rule.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';
import { UsageError } from '../errors.ts';
import { openWorkspace } from '../workspace.ts';
import type { Run } from './event.ts';
import type { Inputs } from './inputs.ts';
import { pageOf, type Seen } from './seen.ts';

interface Checked extends CheckResult {
  readonly configuration: Configuration;
  readonly read: Snapshot['read'];
}

/** Whether the workflow checked the repository out. */
export function isCheckedOut(): boolean {
  return readdirSync(process.cwd()).length > 0;
}

/**
 * Checks the files of the working tree.
 * @param configuration where the files' own must not count
 */
export function checkTree(
  inputs: Pick<Inputs, 'paths' | 'config'>,
  shellCheck: ShellCheck | undefined,
  configuration?: Configuration,
): Checked {
  const workspace = openWorkspace(inputs.paths ?? [], configuration ?? inputs.config);
  const { snapshot, paths } = workspace;
  const result = checkSnapshot(snapshot, { paths, configuration: workspace.configuration, shellCheck });
  return {
    ...result,
    configuration: workspace.configuration,
    read: snapshot.read,
    notices: [...workspace.notices, ...result.notices],
  };
}

/** What the files have, as they are. */
export function seeTree({ htmlUrl, sha }: Run, inputs: Inputs, shellCheck: ShellCheck | undefined): Seen {
  if (!isCheckedOut())
    throw new UsageError('There are no files here. Run actions/checkout before Plimsoll, or set the input "base".');
  const { findings, notices, checked, configuration, read } = checkTree(inputs, shellCheck);
  // GitHub shows the first ten annotations of each level, so the worst come first.
  const sorted = [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const title = countsTitle(sorted) ?? 'No findings';
  const markdown = markdownOptions({ htmlUrl, headSha: sha }, { pagesUrl: PAGES_URL });
  const files = `${checked.length} ${checked.length === 1 ? 'file' : 'files'} checked`;
  return {
    findings: sorted,
    conclusion: conclude(findings, inputs.failOn ?? configuration.failOn),
    annotate: true,
    posted: false,
    sentences: [`${files}: ${title}.`],
    page: pageOf(title, [`${files}.`, noticesList(notices), cut(findingsList(sorted, markdown))]),
    known: { findings, notices, read, whole: true },
    configuration,
  };
}

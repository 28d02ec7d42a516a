import { checkSummary } from '../../report/check-summary.ts';
import { commentBody, reviewBody } from '../../report/markdown.ts';
import { rulePage } from '../../report/rule-page.ts';
import { gitChange } from '../../repository/git-snapshot.ts';
import { CONFIGURATION_PATHS, loadConfiguration, reviewChange } from '../../review/index.ts';
import { loadShellGrammar } from '../../shell/parser.ts';
import { findShellCheck } from '../../shell/shellcheck.ts';
import { UsageError } from '../errors.ts';

export interface ReviewArguments {
  readonly repo: string;
  readonly base: string;
  readonly head: string;
  readonly format: string;
}

/** `plimsoll review`: what the app would post for a range of commits; gives the exit code. */
export async function review(options: ReviewArguments): Promise<number> {
  if (!['markdown', 'json'].includes(options.format))
    throw new UsageError(`There is no format "${options.format}"; the formats are markdown, json.`);
  await loadShellGrammar();
  const change = gitChange(options.repo, options.base, options.head);
  // The base's configuration counts: a pull request must not switch off its own review.
  const path =
    CONFIGURATION_PATHS.find((candidate) => change.base.read(candidate) !== undefined) ?? CONFIGURATION_PATHS[0];
  const { configuration, notices } = loadConfiguration(change.base.read(path), path);
  const reviewed = reviewChange(change, configuration, { shellCheck: findShellCheck() });
  const result = { ...reviewed, notices: [...notices, ...reviewed.notices] };
  const markdown = {
    webUrl: (file: string, line: number) => `${file}#L${line}`,
    ruleUrl: (id: string) => rulePage(id, 'docs/rules'),
    headSha: options.head,
  };
  if (options.format === 'json') {
    const comments = result.comments.map((comment) => ({ ...comment, body: commentBody(comment, markdown) }));
    // Nothing was told before where nobody is told anything.
    const { recognised: _, leftAlone: __, ...said } = result;
    process.stdout.write(
      `${JSON.stringify({ ...said, comments, body: reviewBody(result, markdown), check: checkSummary(result, markdown) }, null, 2)}\n`,
    );
    return 0;
  }
  const comments = result.comments.map(
    (comment) => `### ${comment.path}:${comment.startLine ?? comment.line}\n\n${commentBody(comment, markdown)}`,
  );
  const { title, summary } = checkSummary(result, markdown);
  const parts = [...comments, reviewBody(result, markdown), `## Plimsoll: ${result.conclusion}, ${title}`, summary];
  process.stdout.write(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
  return 0;
}

import type { GitHub } from '../../github/client.ts';
import { localEngine } from '../../github/engine/engine.ts';
import { judge, markdownOptions } from '../../github/jobs/standing.ts';
import { readChange } from '../../github/reading/read-change.ts';
import { PAGES_URL } from '../../report/rule-page.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';
import type { Run, Target } from './event.ts';
import type { Inputs } from './inputs.ts';
import { counts, type Seen, seenOf } from './seen.ts';

/** Reviews what came between two commits. There is nowhere to post it, so it is left to be annotated. */
export async function seeRange(
  github: GitHub,
  { owner, repo, htmlUrl }: Run,
  { base, head }: Extract<Target, { kind: 'range' }>,
  inputs: Inputs,
  shellCheck: ShellCheck | undefined,
): Promise<Seen> {
  const read = await readChange(github, { owner, repo, base, headSha: head, config: inputs.config });
  const engine = localEngine(shellCheck);
  const judged = await judge({ told: [], summary: undefined }, read, { engine, choices: inputs });
  const markdown = markdownOptions({ htmlUrl, headSha: head }, { pagesUrl: PAGES_URL });
  return {
    ...seenOf(judged, markdown, { shellCheck, patch: true }),
    annotate: true,
    posted: false,
    sentences: [`Since ${base}: ${counts(judged.review)}`],
  };
}

import type { JobOverview, ListedJob } from './job-list.ts';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1f2328; background: #fff }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem } p { margin: .25rem 0; color: #59636e }
table { border-collapse: collapse; width: 100% } th { text-align: left; font-weight: 600; color: #59636e }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #d1d9e0; vertical-align: top }
td:first-child, td.reason { max-width: 32rem; overflow-wrap: anywhere } .counts { display: flex; gap: 1.5rem; flex-wrap: wrap; margin: 1rem 0 }
.counts b { display: block; font-size: 1.4rem } .bad b { color: #cf222e } button { font: inherit; padding: .1rem .6rem; cursor: pointer }
code { font-size: .85em; color: #59636e }
@media (max-width: 40rem) { thead { display: none } td { display: block; border: 0; padding: .1rem 0 } tr { display: block; padding: .5rem 0; border-bottom: 1px solid #d1d9e0 }
  td:not(:first-child, :empty)::before { content: attr(data-head) ' '; color: #59636e } }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117 } th, td, tr { border-color: #3d444d } a { color: #4493f8 } }
`;

/**
 * The operator's page. Everything on it that came from GitHub is escaped.
 * @param now for how long ago things were
 * @param seal gives what the retry button of a job sends back
 */
export function statusPage(overview: JobOverview, now: Date, seal: (job: string) => string): string {
  const { counts, running, waiting, failed, finished, instances } = overview;
  const ago = (time: string | undefined): string => (time === undefined ? '' : span(now, time));
  const subject = (job: ListedJob): string =>
    `<a href="${escapeHtml(job.url)}">${escapeHtml(job.subject)}</a><br><code>${escapeHtml(job.delivery)}</code>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plimsoll: status</title>
<style>${STYLE}</style></head><body>
<h1>Plimsoll</h1>
<p>${plural(instances.length, 'instance')}: ${instances.map(({ host, pid, since }) => `${escapeHtml(host)} (${pid}), since ${ago(since)}`).join('; ')}</p>
<div class="counts">
<div><b>${counts.created}</b>waiting</div><div><b>${counts.retry}</b>to be tried again</div><div><b>${counts.active}</b>running</div>
<div><b>${counts.completed + counts.cancelled}</b>done</div><div${counts.failed > 0 ? ' class="bad"' : ''}><b>${counts.failed}</b>failed</div>
</div>
${section('Failed', failed, ['what', 'kind', 'when', 'reason', ''], (job) => [
  subject(job),
  escapeHtml(job.kind),
  `${ago(job.ended)} ago, after ${plural(job.attempts, 'attempt')}`,
  reason(job),
  `<form method="post" action="/status/retry"><input type="hidden" name="job" value="${escapeHtml(job.id)}"><input type="hidden" name="seal" value="${seal(job.id)}"><button>Try again</button></form>`,
])}
${section('Running', running, ['what', 'kind', 'since', 'attempt'], (job) => [
  subject(job),
  escapeHtml(job.kind),
  ago(job.started),
  String(job.attempts),
])}
${section('Waiting', waiting, ['what', 'kind', 'since', 'last failure'], (job) => [
  subject(job),
  escapeHtml(job.kind),
  `${ago(job.created)}${job.due === undefined ? '' : `, due in ${span(new Date(job.due), now.toISOString())}`}`,
  reason(job),
])}
${section('Done', finished, ['what', 'kind', 'when', 'took', 'outcome'], (job) => [
  subject(job),
  escapeHtml(job.kind),
  `${ago(job.ended)} ago`,
  job.started === undefined || job.ended === undefined ? '' : span(new Date(job.ended), job.started),
  job.state === 'cancelled' ? 'superseded' : escapeHtml(job.outcome ?? ''),
])}
</body></html>
`;
}

function section(
  title: string,
  jobs: readonly ListedJob[],
  heads: readonly string[],
  cells: (job: ListedJob) => readonly string[],
): string {
  if (jobs.length === 0) return `<h2>${title}</h2>\n<p>Nothing.</p>`;
  // A narrow screen has no room for the heads; there each cell says what it is.
  const cell = (text: string, at: number): string => {
    const head = heads[at] ?? '';
    return `<td${head === 'reason' || head === 'last failure' ? ' class="reason"' : ''} data-head="${head}">${text}</td>`;
  };
  const row = (job: ListedJob): string => `<tr>${cells(job).map(cell).join('')}</tr>`;
  const head = heads.map((name) => `<th>${name}</th>`).join('');
  return `<h2>${title}</h2>\n<table><thead><tr>${head}</tr></thead><tbody>\n${jobs.map(row).join('\n')}\n</tbody></table>`;
}

function reason(job: ListedJob): string {
  return escapeHtml(job.reason ?? '');
}

function span(later: Date, earlier: string): string {
  const seconds = Math.max(0, Math.round((later.getTime() - Date.parse(earlier)) / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

import { git } from '../../repository/git.ts';
import { lookup } from '../../text/lookup.ts';
import { type DiffLine, diffOf, type FileDiff, rangeOf } from '../stand-in/diff.ts';
import { BOT, type CheckRunRecord, type CommentRecord, type PullRequestRecord, type State } from '../stand-in/state.ts';
import { currentLines, suggestionOf } from '../stand-in/suggestion.ts';
import { escapeHtml } from './html.ts';
import { codeHtml, markdownHtml, splitSuggestion } from './markdown.ts';
import { STYLE } from './style.ts';

/** A comment with the lines that it is about at the branch's head; undefined where it is outdated. */
interface Placed {
  readonly comment: CommentRecord;
  readonly lines: { readonly start: number; readonly end: number } | undefined;
}

/** The pull request as GitHub would show it: the check run, the reviews, and the diff with the comments in it. */
export function pullRequestPage(state: State, number: number, error: string | undefined): string {
  const pull = state.pullRequests.get(number);
  if (!pull) return document('Not found', '<p>There is no such pull request.</p>');
  const { mergeBase, head } = rangeOf(state, pull);
  const files = diffOf(state, mergeBase, head);
  const placed = state.comments
    .filter(({ pullRequest, inReplyTo }) => pullRequest === number && inReplyTo === undefined)
    .map((comment) => ({ comment, lines: isDone(comment) ? undefined : currentLines(state, comment, head) }));
  const open = placed.filter(({ lines }) => lines !== undefined);
  const done = placed.filter(({ lines }) => lines === undefined);
  // Files that were commented on are shown open and first.
  const commented = (file: FileDiff): boolean => open.some(({ comment }) => comment.path === file.path);
  const sorted = [...files.filter(commented), ...files.filter((file) => !commented(file))];
  return document(
    pull.title,
    `<h1>${escapeHtml(pull.title)} <small>#${pull.number}</small></h1>
    <p class="muted">${escapeHtml(pull.author)} wants to merge <code>${escapeHtml(pull.headBranch)}</code> into <code>${escapeHtml(pull.baseBranch)}</code></p>
    ${error === undefined ? '' : `<p class="box error" role="alert">${escapeHtml(error)}</p>`}
    ${description(pull)}
    ${checkBox(state.checkRuns.findLast(({ headSha }) => headSha === head))}
    ${reviewBoxes(state, number)}
    ${done.length === 0 ? '' : `<p class="muted">${done.length} ${done.length === 1 ? 'comment is' : 'comments are'} resolved, committed or outdated.</p>`}
    ${conversation(state, number)}
    <h2>${files.length} files changed</h2>
    ${sorted
      .map((file) =>
        fileBox(
          state,
          file,
          head,
          open.filter(({ comment }) => comment.path === file.path),
        ),
      )
      .join('\n')}`,
  );
}

function isDone({ committed, resolvedBy }: CommentRecord): boolean {
  return committed || resolvedBy !== undefined;
}

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>
`;
}

function description({ author, body }: PullRequestRecord): string {
  return `<div class="box"><header><b>${escapeHtml(author)}</b></header><div>${markdownHtml(body)}</div></div>`;
}

function checkBox(check: CheckRunRecord | undefined): string {
  if (!check) return '';
  const { id, name, status, conclusion, title, summary, text, actions } = check;
  const word = conclusion ?? status.replace('_', ' ');
  return `<h2>Checks</h2><div class="box"><header><b>${escapeHtml(name)}</b>
    <span class="badge ${conclusion ?? 'neutral'}">${escapeHtml(word)}</span> ${escapeHtml(title ?? '')}</header>
    <div>${markdownHtml(summary ?? '')}${text ? `<details><summary>Details</summary>${markdownHtml(text)}</details>` : ''}
    ${actions.length === 0 ? '' : `<form class="row" method="post" action="/press"><input type="hidden" name="id" value="${id}">${actions.map(actionButton).join(' ')}</form>`}</div></div>`;
}

function actionButton({ label, identifier }: CheckRunRecord['actions'][number]): string {
  return `<button class="plain" name="button" value="${escapeHtml(identifier)}">${escapeHtml(label)}</button>`;
}

function conversation(state: State, number: number): string {
  const boxes = state.issueComments
    .filter(({ pullRequest }) => pullRequest === number)
    .map((comment) => saidBox(state, comment.id, comment.author, comment.body));
  return `<h2>Conversation</h2>${boxes.join('\n')}
    <form method="post" action="/comment"><label for="body">Add a comment</label>
    <textarea id="body" name="body" rows="2" placeholder="/plimsoll help" required></textarea><button>Comment</button></form>`;
}

const EMOJI: Readonly<Record<string, string>> = lookup({ eyes: '👀', '+1': '👍', confused: '😕' });

/** Something that was said, with the reactions to it. */
function saidBox(state: State, id: number, author: string, body: string): string {
  const reactions = state.reactions
    .filter(({ comment }) => comment === id)
    .map(({ content }) => EMOJI[content] ?? content);
  return `<div class="box"><header><b>${escapeHtml(author.replace('[bot]', ''))}</b>${author === BOT ? ' <span class="muted">bot</span>' : ''}</header>
    <div>${markdownHtml(body)}${reactions.length === 0 ? '' : `<p class="reactions">${reactions.join(' ')}</p>`}</div></div>`;
}

function reviewBoxes(state: State, number: number): string {
  const reviews = state.reviews.filter(({ pullRequest }) => pullRequest === number);
  if (reviews.length === 0) return '';
  const boxes = reviews.map(({ id, body, commit }) => {
    const count = state.comments.filter(({ reviewId }) => reviewId === id).length;
    const html = markdownHtml(body).trim();
    return `<div class="box"><header><b>plimsoll</b> <span class="muted">bot reviewed ${escapeHtml(commit.slice(0, 7))}, ${count} comments</span></header>
      ${html === '' ? '' : `<div>${html}</div>`}</div>`;
  });
  return `<h2>Reviews</h2>${boxes.join('\n')}`;
}

function fileBox(state: State, file: FileDiff, head: string, comments: readonly Placed[]): string {
  const rows = file.hunks.map(
    ({ header, lines }) =>
      `<tr class="hunk"><td class="n old"></td><td class="n"></td><td class="code">${escapeHtml(header)}</td></tr>
      ${lines.map((line) => lineRow(line) + commentRows(state, file, line, head, comments)).join('')}`,
  );
  const table =
    rows.length === 0 ? '<p class="muted">No text was changed.</p>' : `<table class="diff">${rows.join('')}</table>`;
  const from = file.previousPath === undefined ? '' : `${escapeHtml(file.previousPath)} → `;
  return `<details class="file" ${comments.length > 0 ? 'open' : ''}><summary><b class="code">${from}${escapeHtml(file.path)}</b>
    <span class="muted">${file.status}, +${file.additions} −${file.deletions}${comments.length > 0 ? `, ${comments.length} comments` : ''}</span></summary>${table}</details>`;
}

function lineRow({ kind, oldLine, newLine, text }: DiffLine): string {
  const sign = kind === 'added' ? '+' : kind === 'deleted' ? '-' : ' ';
  return `<tr class="${kind}"><td class="n old">${oldLine ?? ''}</td><td class="n">${newLine ?? ''}</td><td class="code">${sign}${escapeHtml(text)}</td></tr>`;
}

function commentRows(state: State, file: FileDiff, line: DiffLine, head: string, comments: readonly Placed[]): string {
  return comments
    .filter(({ lines }) => lines?.end === line.newLine)
    .map(
      (placed) =>
        `<tr class="comment"><td class="old"></td><td colspan="2">${commentBox(state, file, head, placed)}</td></tr>`,
    )
    .join('');
}

function commentBox(state: State, file: FileDiff, head: string, { comment, lines }: Placed): string {
  const { before, after } = splitSuggestion(comment.body);
  const suggested = suggestionOf(comment.body);
  const range = lines === undefined || lines.start === lines.end ? '' : ` on lines ${lines.start} to ${lines.end}`;
  return `<div class="box"><header><b>plimsoll</b> <span class="muted">bot${range}</span></header><div>${markdownHtml(before)}
    ${suggested && lines ? suggestionBox(state, file.path, head, comment.id, lines, suggested) : ''}${markdownHtml(after)}
    ${replies(state, comment)}</div></div>`;
}

function replies(state: State, { id }: CommentRecord): string {
  const said = state.comments
    .filter(({ inReplyTo }) => inReplyTo === id)
    .map((reply) => saidBox(state, reply.id, reply.author ?? BOT, reply.body));
  return `${said.join('')}<form class="row" method="post" action="/reply"><input type="hidden" name="id" value="${id}">
    <input name="body" aria-label="Reply" placeholder="/plimsoll ignore because …" required><button class="plain">Reply</button></form>`;
}

function suggestionBox(
  state: State,
  path: string,
  head: string,
  id: number,
  { start, end }: { readonly start: number; readonly end: number },
  suggested: readonly string[],
): string {
  const text = git(state.repository.directory, ['cat-file', 'blob', `${head}:${path}`]).split('\n');
  const old = text.slice(start - 1, end).filter((line) => !suggested.includes(line));
  const added = suggested.filter((line) => !text.slice(start - 1, end).includes(line));
  const row = (kind: string, sign: string) => (line: string) =>
    `<div class="code ${kind}">${sign} ${codeHtml(line)}</div>`;
  return `<div class="suggestion"><header>Suggested change</header>
    ${old.map(row('deleted', '-')).join('')}${added.map(row('added', '+')).join('')}</div>
    <form method="post" action="/commit"><input type="hidden" name="id" value="${id}"><button>Commit suggestion</button></form>`;
}

import type { Problem, RuleDescription } from '../rules/rule.ts';
import type { TextEdit } from '../text/edit.ts';
import { fullLineRange, type LineIndex, lineAt } from '../text/lines.ts';
import type { SuppressedName, SuppressionComment } from '../text/suppression-comment.ts';
import type { Suppressions } from './suppression.ts';

interface Asked {
  readonly rule: RuleDescription;
  /** Whether it was on, so that it would have found what there is. */
  readonly on: boolean;
}

/** Ids in suppression comments whose rules looked at the file and had nothing to tell there; one problem a comment. */
export function* unusedSuppressions(
  lines: LineIndex,
  suppressions: Suppressions,
  asked: readonly Asked[],
  otherLinters: boolean,
): Generator<Problem> {
  const ran = new Set(asked.flatMap(({ rule, on }) => (on ? namesOf(rule) : [])));
  // An id that several rules share is only known to be of no use when all of them were asked.
  for (const { rule, on } of asked) if (!on || rule.tool) for (const name of namesOf(rule)) ran.delete(name);
  const byComment = new Map<SuppressionComment, SuppressedName[]>();
  for (const { comment, name } of suppressions.unused(ran)) {
    if (comment.tool !== 'plimsoll' && !otherLinters) continue;
    const names = byComment.get(comment);
    if (names) names.push(name);
    else byComment.set(comment, [name]);
  }
  for (const [comment, names] of byComment) {
    const [first] = names;
    if (!first) continue;
    const ids = names.map(({ text }) => `\`${text}\``).join(', ');
    yield {
      range: first.range,
      message: `Nothing is suppressed by ${ids} here; take ${names.length === 1 ? 'it' : 'them'} out.`,
      fix: {
        safety: 'safe',
        title: 'Take out what suppresses nothing',
        edits: [edit(lines, comment, names)],
      },
    };
  }
}

function namesOf({ id, aliases }: RuleDescription): string[] {
  return [id, ...aliases].map((name) => name.toLowerCase());
}

/** Takes the ids out of the list, or the comment (with its line, where it has one of its own) when none is left. */
function edit(index: LineIndex, comment: SuppressionComment, unused: readonly SuppressedName[]): TextEdit {
  const { text } = index;
  const left = comment.names.filter((name) => !unused.includes(name));
  const first = comment.names[0];
  const last = comment.names.at(-1);
  if (left.length > 0 && first && last) {
    return { range: { start: first.range.start, end: last.range.end }, text: left.map(({ text: id }) => id).join(',') };
  }
  const line = fullLineRange(index, lineAt(index, comment.range.start));
  const before = text.slice(line.start, comment.range.start);
  if (before.trim() === '') return { range: line, text: '' };
  return { range: { start: line.start + before.trimEnd().length, end: comment.range.end }, text: '' };
}

/** What a check run is about, as its `external_id` keeps it: GitHub's events name no pull request of a fork. */
export type Subject =
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'branch'; readonly base: string | undefined };

export function subjectText(subject: Subject): string {
  return subject.kind === 'pull' ? `pr:${subject.number}` : `branch:${subject.base ?? ''}`;
}

/** Undefined for a text that Plimsoll did not write. */
export function subjectFrom(text: string | null | undefined): Subject | undefined {
  const match = /^(pr|branch):(.*)$/.exec(text ?? '');
  if (match?.[1] === 'branch') return { kind: 'branch', base: match[2] === '' ? undefined : match[2] };
  const number = Number(match?.[2]);
  return match && Number.isSafeInteger(number) && number > 0 ? { kind: 'pull', number } : undefined;
}

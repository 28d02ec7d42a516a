/** Text from a file may hold terminal escape sequences and characters that reverse the reading direction: shown as `\u001b`. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Plain text as GitHub Markdown that shows it as it is: no mention, link, HTML or emphasis comes of it. Parts in backquotes
 * become code spans, in which GitHub resolves neither mentions nor references.
 */
export function markdownText(text: string): string {
  return visible(text)
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('');
}

/** An `&` would let `&commat;` become a mention. */
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/g, (char) => ENTITIES[char] ?? `\\${char}`).replace(/@/g, '@\u200b');
}

/** A fence longer than any in the text. */
export function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}

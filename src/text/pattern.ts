/** A text as the source of a regular expression that matches just this text. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The wildcards of a pattern for files: `*` (`[^/]*`), `**` (`.*`), and `**` with the slash behind it (folders, or none). */
export type Wildcard = 'star' | 'all' | 'folders';

const SOURCES: Readonly<Record<Wildcard, string>> = { star: '[^/]*', all: '.*', folders: '(?:[^/]+/)*' };
/** So many wildcards cost at most the square of a path's length. */
const FEW = 2;

/**
 * A pattern for files as the source of a regular expression, in a form that is quick for any number of wildcards: each of them goes as
 * far as it must and never further. What follows a wildcard is matched where it comes first, since a later place leaves less to match.
 * @param parts sources of what stands for itself, and wildcards
 * @param end the source of what has to follow
 */
export function wildcardSource(parts: readonly (Wildcard | { readonly plain: string })[], end: string): string {
  const wildcards = parts.filter((part) => typeof part === 'string');
  if (wildcards.length <= FEW) return `${parts.map((part) => sourceOf(part)).join('')}${end}`;
  let group = 0;
  /** What was matched once isn't tried in another way: a look-ahead keeps no other ways. */
  const once = (source: string): string => {
    group++;
    return `(?=(?<g${group}>${source}))\\k<g${group}>`;
  };
  const last = wildcards.length;
  const lastFar = parts.reduce((at, part, index) => (part === 'all' || part === 'folders' ? index : at), -1);
  let seen = 0;
  let source = '';
  // A far wildcard crosses folders: all up to the next one is looked for as a whole.
  let far: string | undefined;
  let inner = '';
  const close = (): void => {
    source += far === undefined ? inner : once(far + inner);
    inner = '';
  };
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (typeof part !== 'string') {
      inner += part?.plain ?? '';
      continue;
    }
    seen++;
    if (part !== 'star') {
      close();
      far = `${SOURCES[part]}?`;
      if (at === lastFar) {
        source += far;
        far = undefined;
      }
      continue;
    }
    let plain = '';
    for (let next = parts[at + 1]; typeof next === 'object'; next = parts[at + 1]) {
      plain += next.plain;
      at++;
    }
    inner += seen === last ? `[^/]*${plain}` : once(`[^/]*?${plain}`);
  }
  close();
  return source + end;
}

function sourceOf(part: Wildcard | { readonly plain: string }): string {
  return typeof part === 'string' ? SOURCES[part] : part.plain;
}

/** The name of a file as shell text writes it, with `*` and `?`, as a regular expression. */
export function namePattern(name: string): RegExp {
  const parts = [...name.matchAll(/\*+|\?|[^*?]+/g)].map(([part]) =>
    part[0] === '*' ? ('star' as const) : { plain: part === '?' ? '[^/]' : escapePattern(part) },
  );
  return new RegExp(`^${wildcardSource(parts, '$')}`);
}

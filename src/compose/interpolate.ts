/** The variables that Compose finds in the `.env` file beside a compose file. */
export function parseDotEnv(text: string | undefined): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of (text ?? '').split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/s.exec(line);
    if (!match) continue;
    const raw = match[2] ?? '';
    const quoted = /^(["'])(.*?)\1/.exec(raw);
    variables.set(match[1] ?? '', quoted ? (quoted[2] ?? '') : raw.replace(/(?<!\s)\s+#.*$/s, '').trim());
  }
  return variables;
}

const MAX_NESTING = 10;
/** Looking for closing braces takes quadratic time; no person writes so long a value with variables. */
const MAX_LENGTH = 5_000;

/**
 * Puts in variables and defaults as Compose does (https://docs.docker.com/reference/compose-file/interpolation/). Undefined when
 * a variable has neither a known value nor a default, so that nobody can say what it comes to.
 */
export function interpolate(text: string, variables: ReadonlyMap<string, string>, nesting = 0): string | undefined {
  if (!text.includes('$')) return text;
  if (text.length > MAX_LENGTH) return undefined;
  let result = '';
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) break;
    result += text.slice(at, dollar);
    const next = text[dollar + 1];
    if (next === '$') {
      result += '$';
      at = dollar + 2;
      continue;
    }
    const end = next === '{' ? closingBrace(text, dollar + 1) : undefined;
    if (end !== undefined) {
      const value = braced(text.slice(dollar + 2, end), variables, nesting);
      if (value === undefined) return undefined;
      result += value;
      at = end + 1;
      continue;
    }
    NAME.lastIndex = dollar + 1;
    const name = NAME.exec(text)?.[0];
    if (name === undefined) {
      result += '$';
      at = dollar + 1;
      continue;
    }
    const value = variables.get(name);
    if (value === undefined) return undefined;
    result += value;
    at = dollar + 1 + name.length;
  }
  return result + text.slice(at);
}

const NAME = /[A-Za-z_]\w*/y;

function braced(inner: string, variables: ReadonlyMap<string, string>, nesting: number): string | undefined {
  const match = /^([A-Za-z_]\w*)(?:(:?[-?+])([\s\S]*))?$/.exec(inner);
  if (!match || nesting > MAX_NESTING) return undefined;
  const [, name = '', operator = '', word = ''] = match;
  const value = variables.get(name);
  const set = value !== undefined && !(operator.startsWith(':') && value === '');
  if (operator.endsWith('+'))
    return set ? interpolate(word, variables, nesting + 1) : value === undefined ? undefined : '';
  if (set) return value;
  return operator.endsWith('-') ? interpolate(word, variables, nesting + 1) : undefined;
}

/** Where the brace that opens at an offset closes. */
function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** Splits at colons that stand neither inside `${…}` nor inside `[…]`. */
export function splitAtColons(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (char === ':' && depth <= 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

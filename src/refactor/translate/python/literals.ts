import { TEXT_LINE_END } from '../language.ts';

export type Quote = '"' | "'";

/** A string literal of Python. */
export function literalCode(value: string, quote: Quote): string {
  if (quote === '"' && value.slice(0, -1).includes('\n') && value.length > 20) return `"""${tripled(value)}"""`;
  const other = quote === '"' ? "'" : '"';
  if (quote === '"' && value.includes(quote) && !value.includes(other) && !/[\\\n]/.test(value))
    return `${other}${escaped(value, other)}${other}`;
  return `${quote}${escaped(value, quote)}${quote}`;
}

/** Text as it stands between quotes. */
export function escaped(value: string, quote: string): string {
  return value.replace(/[\\\n\r\t\x00-\x1f\x7f"']/g, (char) => {
    if (char === '"' || char === "'") return char === quote ? `\\${char}` : char;
    const named: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return named[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** Text between three double quotes: line ends stay as they are. */
export function tripled(value: string): string {
  const body = value.replace(/[\\\r\t\x00-\x08\x0b-\x1f\x7f]/g, (char) => (char === '\t' ? '\t' : escaped(char, '')));
  return body.replaceAll('\n', TEXT_LINE_END).replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"');
}

/** A regular expression as a raw string. */
export function rawString(source: string, quote: Quote): string {
  const other = quote === '"' ? "'" : '"';
  const raw = source.includes('\\') ? 'r' : '';
  if (!source.includes(quote)) return `${raw}${quote}${source}${quote}`;
  if (!source.includes(other)) return `${raw}${other}${source}${other}`;
  return `${quote}${escaped(source, quote)}${quote}`;
}

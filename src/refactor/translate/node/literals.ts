import { TEXT_LINE_END } from '../language.ts';

/** A string literal of JavaScript. */
export function literalCode(value: string): string {
  if (value.slice(0, -1).includes('\n') && value.length > 20) return `\`${templateText(value)}\``;
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return `${quote}${escaped(value, quote)}${quote}`;
}

function escaped(value: string, quote: string): string {
  return value.replace(/[\\\n\r\t\x00-\x1f\x7f\u2028\u2029"']/g, (char) => {
    if (char === '"' || char === "'") return char === quote ? `\\${char}` : char;
    return named(char);
  });
}

function named(char: string): string {
  const names: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return names[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Text as it stands in a template literal: lines stay lines where there are several. */
export function templateText(value: string, lines = true): string {
  return value.replace(/[\\`\r\t\x00-\x09\x0b-\x1f\x7f\u2028\u2029]|\$(?=\{)|\n/g, (char) => {
    if (char === '`' || char === '$') return `\\${char}`;
    if (char === '\n') return lines ? TEXT_LINE_END : '\\n';
    return char === '\t' && lines ? '\t' : named(char);
  });
}

/** The source of a regular expression as it stands between slashes. */
export function regexSource(source: string): string {
  return source.replace(/\\[\s\S]|\//g, (piece) => (piece === '/' ? '\\/' : piece)).replaceAll('\n', '\\n');
}

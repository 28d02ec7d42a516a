/**
 * JSON with one member a line. Strings and numbers stay as they are written; empty objects and arrays stay on one line.
 * @returns undefined for what is no JSON, and where variables of the builder stand in it
 */
export function jsonLayout(text: string, indent: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    // Not JSON, or JSON with comments: nothing is known of its layout.
    return undefined;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let result = '';
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1] ?? '';
    const line = `\n${indent.repeat(depth)}`;
    if (token === '}' || token === ']') {
      depth--;
      result += /^[{[]$/.test(before) ? token : `\n${indent.repeat(depth)}${token}`;
    } else if (token === ',') result += token;
    else if (token === ':') result += ': ';
    else {
      result += /^[{[,]$/.test(before) ? line + token : token;
      if (token === '{' || token === '[') depth++;
    }
  }
  return `${result}\n`;
}

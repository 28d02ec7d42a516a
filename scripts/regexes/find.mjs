import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The demo is a tool for one person; nobody else's text reaches it. */
const DEMO = /^(demo\/|cli\/commands\/demo\.ts$)/;

/**
 * Every regular expression in the sources: literals, and what `new RegExp` makes. Of the latter, constants of the same file are put in;
 * what is known only when the program runs stands as `x`.
 * @param root the project's folder
 * @returns `{ source, flags, places }`, each pair of source and flags once
 */
export function regexesOf(root) {
  const found = new Map();
  for (const path of sourcesBelow(root)) {
    const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
    for (const { source, flags, position } of regexesIn(file)) {
      const place = `${path}:${file.getLineAndCharacterOfPosition(position).line + 1}`;
      const key = `/${source}/${flags}`;
      const known = found.get(key) ?? { source, flags, places: [] };
      found.set(key, { ...known, places: [...known.places, place] });
    }
  }
  return [...found.values()];
}

function sourcesBelow(root) {
  return readdirSync(join(root, 'src'), { recursive: true })
    .filter((path) => path.endsWith('.ts') && !DEMO.test(path))
    .map((path) => join('src', path))
    .sort();
}

export function regexesIn(file) {
  const constants = constantsOf(file);
  const regexes = [];
  const walk = (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      regexes.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), position: node.getStart() });
    } else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') {
      const [source, flags] = node.arguments ?? [];
      if (source) {
        regexes.push({
          source: textOf(source, constants),
          flags: flags ? textOf(flags, constants) : '',
          position: node.getStart(),
        });
      }
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return regexes;
}

/** The initial values of constants at the top of a file, by name. */
function constantsOf(file) {
  const constants = new Map();
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && initializer) constants.set(name.text, initializer);
  }
  return constants;
}

const UNKNOWN = 'x';

function textOf(node, constants) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return node.text.slice(1, node.text.lastIndexOf('/'));
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textOf(node.expression, constants);
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map(({ expression, literal }) => textOf(expression, constants) + literal.text).join('')
    );
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return textOf(node.left, constants) + textOf(node.right, constants);
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source') return textOf(node.expression, constants);
  const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
  return constant ? textOf(constant, constants) : UNKNOWN;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** What people read and no program: of a rule's metadata and of what it says. */
const PROSE = new Set(['summary', 'why', 'message', 'title', 'description']);

const silent = () => {};
const logger = {
  isDebugEnabled: () => false,
  debug: silent,
  info: silent,
  warn: console.warn,
  error: console.error,
};

/**
 * Puts all mutants of a source into its text: Stryker's instrumenter makes of each place a choice between the original and its mutants,
 * made by `stryMutAct_9fa48(id)`, with a call of `stryCov_9fa48(ids…)` where the original runs. Both are handed to the module when it is
 * evaluated, so Stryker's own header is left out.
 * @param root the project's folder
 * @param path of a TypeScript file, relative to it
 * @returns `text`, still TypeScript, and `mutants`, whose ids are their places in the list: { line, column (both from 1), original,
 *   mutator, replacement, prose: whether it empties a text for people }
 */
export async function instrument(root, path) {
  const content = readFileSync(join(root, path), 'utf8');
  const prose = new Set();
  // The instrumenter shows every node to its ignorers; this one ignores nothing and only looks.
  const look = {
    shouldIgnore(node) {
      const text = node.isStringLiteral() || node.isTemplateLiteral();
      if (text && isProse(node)) prose.add(placeOf(node.node.loc.start));
      return undefined;
    },
  };
  const result = await new Instrumenter(logger).instrument([{ name: path, mutate: true, content }], {
    plugins: null,
    excludedMutations: [],
    ignorers: [look],
    noHeader: true,
  });
  const lines = content.split('\n');
  const mutants = result.mutants.map(({ id, location: { start, end }, mutatorName, replacement }, index) => {
    if (id !== String(index)) throw new Error(`${path}: the instrumenter's ids are not 0, 1, 2, … any more.`);
    return {
      line: start.line + 1,
      column: start.column + 1,
      original: cut(lines, start, end),
      mutator: mutatorName,
      replacement,
      prose: mutatorName === 'StringLiteral' && prose.has(placeOf({ line: start.line + 1, column: start.column })),
    };
  });
  return { text: result.files[0].content, mutants };
}

const placeOf = ({ line, column }) => `${line}:${column}`;

/** Whether a text is the value of such a property, or one of the parts that it is put together from. */
function isProse(text) {
  for (let [part, whole] = [text, text.parentPath]; whole; [part, whole] = [whole, whole.parentPath]) {
    if (whole.isObjectProperty())
      return whole.node.value === part.node && whole.node.key.type === 'Identifier' && PROSE.has(whole.node.key.name);
    if (whole.isConditionalExpression() ? whole.node.test === part.node : !isJoining(whole)) return false;
  }
  return false;
}

function isJoining(node) {
  return node.isTemplateLiteral() || node.isLogicalExpression() || node.isBinaryExpression({ operator: '+' });
}

function cut(lines, start, end) {
  if (start.line === end.line) return lines[start.line].slice(start.column, end.column);
  return [
    lines[start.line].slice(start.column),
    ...lines.slice(start.line + 1, end.line),
    lines[end.line].slice(0, end.column),
  ].join('\n');
}

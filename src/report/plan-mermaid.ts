import { some, VERDICT_NAMES } from './plan-text.ts';
import type { Branch } from './plan-tree.ts';

/** Scripts that one file uses and that use nothing themselves share a box, so that 60 of them can be read. */
const ONE_BOX = 4;
/** GitHub draws no diagram beyond 500 edges; one with more than this is none that a person reads. */
const MAX_EDGES = 150;

/** The trees as a Mermaid flow chart; empty without any, and cut where it would be too large to draw. */
export function mermaid(trees: readonly Branch[]): string {
  if (trees.length === 0) return '';
  const lines = ['flowchart LR'];
  const ids = new Map<string, string>();
  let edges = 0;
  const box = (key: string, label: string, shape: readonly [string, string], kind: string | undefined): string => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = `n${ids.size}`;
    ids.set(key, id);
    lines.push(`  ${id}${shape[0]}"${mermaidText(label)}"${shape[1]}${kind === undefined ? '' : `:::${kind}`}`);
    return id;
  };
  const walk = (from: string, branches: readonly Branch[]): void => {
    const leaves = branches.filter(({ children, repeated }) => children.length === 0 && !repeated);
    const grouped = leaves.length > ONE_BOX ? new Set(leaves) : new Set<Branch>();
    if (grouped.size > 0 && edges++ < MAX_EDGES) {
      const names = [...grouped].map(({ script }) => script?.script.path.split('/').at(-1) ?? '');
      const id = box(`${from}\0leaves`, `${grouped.size} scripts: ${some(names, 8)}`, ['[', ']'], undefined);
      lines.push(`  ${from} --> ${id}`);
    }
    for (const branch of branches) {
      if (grouped.has(branch) || !branch.script || edges++ >= MAX_EDGES) continue;
      const { path } = branch.script.script;
      const { verdict } = branch.script;
      const id = box(
        path,
        `${path} (${VERDICT_NAMES[verdict]})`,
        ['[', ']'],
        verdict === 'replace' ? 'replace' : undefined,
      );
      lines.push(`  ${from} --> ${id}`);
      walk(id, branch.children);
    }
  };
  for (const tree of trees)
    if (edges < MAX_EDGES) walk(box(tree.label, tree.label, ['([', '])'], undefined), tree.children);
  // A border that is seen on light and dark pages.
  if (lines.some((line) => line.endsWith(':::replace')))
    lines.push('  classDef replace stroke:#d97706,stroke-width:3px');
  return lines.join('\n');
}

function mermaidText(label: string): string {
  return label.replace(/[^\w ./:,()@+-]/g, (char) => `#${char.codePointAt(0)};`);
}

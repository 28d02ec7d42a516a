import type { Plan } from '../plan/model.ts';
import { measured } from '../plan/verdict.ts';
import { markdownText } from './escape.ts';
import { PHASES, some, standing, VERDICT_NAMES } from './plan-text.ts';
import { type Branch, useTrees } from './plan-tree.ts';

/** The plan as GitHub Markdown, with the graph as a Mermaid diagram. */
export function planMarkdown(plan: Plan): string {
  const { verdicts, steps, graph } = plan;
  const out: string[] = ['## Refactoring plan', '', standing(verdicts), ''];
  for (const [phase, title] of PHASES) {
    const here = steps.filter((step) => step.phase === phase);
    if (here.length === 0) continue;
    out.push(`### ${title}`, '');
    for (const { title: name, detail, effect, risk, patch, places } of here) {
      const at = some(places.map(({ path, line }) => code(`${path}:${line}`)));
      out.push(
        `- **${markdownText(name)}.** ${markdownText(detail)} *Effect:* ${markdownText(effect)} *Risk:* ${risk}.`,
      );
      out.push(`  At ${at}.${patch === undefined ? '' : ` Patch: ${code(patch)}.`}`);
    }
    out.push('');
  }
  const diagram = mermaid(useTrees(plan));
  if (diagram !== '') out.push('### Who uses what', '', '```mermaid', diagram, '```', '');
  if (verdicts.length > 0) {
    out.push('### Scripts', '', '| script | verdict | measured | because |', '|---|---|---|---|');
    for (const kind of ['replace', 'keep', 'leave-out', 'remove'] as const)
      for (const { script, reasons } of verdicts.filter(({ verdict }) => verdict === kind)) {
        const because = reasons
          .slice(0, 3)
          .map(({ message, path, line }) => `${markdownText(message)} (${code(`${path}:${line}`)})`);
        out.push(`| ${code(script.path)} | ${VERDICT_NAMES[kind]} | ${measured(script)} | ${because.join(' ')} |`);
      }
    out.push('');
  }
  if (graph.unresolved.length > 0) {
    const list = graph.unresolved.slice(0, 20).map(({ by, line, text }) => `- ${code(`${by}:${line}`)} ${code(text)}`);
    out.push('### Not known before it runs', '', ...list);
    if (graph.unresolved.length > 20) out.push(`- and ${graph.unresolved.length - 20} more`);
    out.push('');
  }
  return out.join('\n');
}

/** In a table cell `|` would end it, in a code span a backquote. */
function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, ' ')}\``;
}

/** Scripts that one file uses and that use nothing themselves share a box, so that 60 of them can be read. */
const ONE_BOX = 4;

function mermaid(trees: readonly Branch[]): string {
  if (trees.length === 0) return '';
  const lines = ['flowchart LR'];
  const ids = new Map<string, string>();
  const box = (key: string, label: string, shape: readonly [string, string]): string => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = `n${ids.size}`;
    ids.set(key, id);
    lines.push(`  ${id}${shape[0]}"${mermaidText(label)}"${shape[1]}`);
    return id;
  };
  const walk = (from: string, branches: readonly Branch[]): void => {
    const leaves = branches.filter(({ children, repeated }) => children.length === 0 && !repeated);
    const grouped = leaves.length > ONE_BOX ? new Set(leaves) : new Set<Branch>();
    if (grouped.size > 0) {
      const names = [...grouped].map(({ script }) => script?.script.path.split('/').at(-1) ?? '');
      const id = box(`${from}\0leaves`, `${grouped.size} scripts: ${some(names, 8)}`, ['[', ']']);
      lines.push(`  ${from} --> ${id}`);
    }
    for (const branch of branches) {
      if (grouped.has(branch) || !branch.script) continue;
      const { path } = branch.script.script;
      const id = box(path, `${path} (${VERDICT_NAMES[branch.script.verdict]})`, ['[', ']']);
      lines.push(`  ${from} --> ${id}`);
      walk(id, branch.children);
    }
  };
  for (const tree of trees) walk(box(tree.label, tree.label, ['([', '])']), tree.children);
  return lines.join('\n');
}

function mermaidText(label: string): string {
  return label.replace(/[^\w ./:,()@+-]/g, (char) => `#${char.codePointAt(0)};`);
}

import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { stageReferences } from '../support/images/stage-names.ts';

export const stageCycle: Rule = {
  id: 'stage-cycle',
  group: 'build-stages',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['tally/circular-stage-deps'],
  summary: 'Stages need each other in a circle.',
  why: 'Docker cannot build either of them.',
  *check({ file }) {
    const names = new Map(
      file.stages.flatMap((stage) => [
        [String(stage.index), stage.index] as const,
        ...(stage.name === undefined ? [] : [[stage.name, stage.index] as const]),
      ]),
    );
    const edges = new Map<number, { readonly to: number; readonly range: Range }[]>();
    for (const { name, range, by } of stageReferences(file)) {
      const to = names.get(name.toLowerCase());
      if (to === undefined || to === by.index) continue;
      const list = edges.get(by.index) ?? [];
      list.push({ to, range });
      edges.set(by.index, list);
    }
    const component = components(file.stages.length, edges);
    const told = new Set<number>();
    for (const { index } of file.stages) {
      const own = component[index];
      if (own === undefined || told.has(own)) continue;
      const inner = edges.get(index)?.find(({ to }) => component[to] === own);
      if (!inner) continue;
      told.add(own);
      const members = file.stages
        .filter((stage) => component[stage.index] === own)
        .map((stage) => stage.name ?? String(stage.index));
      yield {
        range: inner.range,
        message: `The stages ${members.map((member) => `\`${member}\``).join(', ')} need each other; take one reference out.`,
      };
    }
  },
};

/** Tarjan's strongly connected components, with a stack of its own; the number of each node's component. */
function components(count: number, edges: ReadonlyMap<number, readonly { readonly to: number }[]>): number[] {
  const order: number[] = [];
  const low: number[] = [];
  const component: number[] = [];
  const open: number[] = [];
  let next = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] !== undefined) continue;
    const work: { node: number; edge: number }[] = [{ node: root, edge: 0 }];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { node } = top;
      if (top.edge === 0) {
        order[node] = low[node] = next++;
        open.push(node);
      }
      const to = edges.get(node)?.[top.edge++]?.to;
      if (to !== undefined) {
        if (order[to] === undefined) work.push({ node: to, edge: 0 });
        else if (component[to] === undefined) low[node] = Math.min(low[node] ?? 0, order[to] ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = node;
        if (member === node) break;
      }
    }
  }
  return component;
}

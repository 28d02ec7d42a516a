import { assignedBy, innerBodies } from '../assignments.ts';
import type { Stmt } from '../ir.ts';

/** The variables of a function that a part of it reads or assigns, by name, `args` for its arguments. */
export function mentions(node: unknown, bodies: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  const see = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach(see);
      return;
    }
    const part = value as { readonly k?: string; readonly name?: string; readonly scope?: string };
    if (part.k === undefined && part.scope === 'local' && part.name !== undefined) found.add(part.name);
    if (/^(?:argument|arguments|argument-or-none|set-arguments)$/.test(part.k ?? '')) found.add('args');
    if (part.k === 'body' && part.name !== undefined) for (const name of bodies.get(part.name) ?? []) found.add(name);
    // A body is a function of its own; who runs it hands its variables over.
    if (part.k === 'body' && 'body' in part) return;
    Object.values(part).forEach(see);
  };
  see(node);
  return found;
}

/** How often each variable is assigned. */
export function assignmentCounts(statements: readonly Stmt[]): Map<string, number> {
  const counts = new Map<string, number>();
  const see = (statement: Stmt): void => {
    const names = assignedBy(statement).map(({ name }) => name);
    if (statement.k === 'append' || statement.k === 'for') names.push(statement.variable.name);
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const body of innerBodies(statement)) body.forEach(see);
  };
  statements.forEach(see);
  return counts;
}

import { assignedBy, innerBodies } from '../assignments.ts';
import type { Stmt } from '../ir.ts';
import { assignmentCounts, mentions } from './mentions.ts';

/** Where the variables of a function are declared. */
export interface Scopes {
  /** Declared where they are assigned: the names, by statement. */
  readonly inline: ReadonlyMap<Stmt, ReadonlySet<string>>;
  /** Declared at the beginning of a list of statements. */
  readonly hoisted: ReadonlyMap<readonly Stmt[], readonly string[]>;
  /** Loops whose variable is their own. */
  readonly loops: ReadonlySet<Stmt>;
  /** Never assigned again. */
  readonly constant: ReadonlySet<string>;
}

/**
 * Finds the innermost place where each variable can be declared.
 * @param given parameters, which are declared already
 * @param bodies what each body that runs apart is handed
 */
export function scopesOf(
  statements: readonly Stmt[],
  given: ReadonlySet<string>,
  bodies: ReadonlyMap<string, ReadonlySet<string>>,
): Scopes {
  const inline = new Map<Stmt, Set<string>>();
  const hoisted = new Map<readonly Stmt[], string[]>();
  const loops = new Set<Stmt>();
  const counts = assignmentCounts(statements);
  const place = (name: string, block: readonly Stmt[]): void => {
    const [first, ...others] = block.filter((statement) => mentions(statement, bodies).has(name));
    if (!first) return;
    if (assignedBy(first).some((variable) => variable.name === name) && !readsItself(first, name)) {
      inline.set(first, (inline.get(first) ?? new Set()).add(name));
      return;
    }
    if (others.length === 0) {
      if (first.k === 'for' && first.variable.name === name && !mentions(first.list, bodies).has(name)) {
        loops.add(first);
        return;
      }
      const inside = innerBodies(first).filter((body) => mentions(body, bodies).has(name));
      const [only] = inside;
      if (inside.length === 1 && only && !headMentions(first, name)) {
        place(name, only);
        return;
      }
    }
    hoisted.set(block, [...(hoisted.get(block) ?? []), name]);
  };
  const readsItself = (statement: Stmt, name: string): boolean =>
    'value' in statement
      ? mentions(statement.value, bodies).has(name)
      : statement.k === 'capture'
        ? mentions(statement.run, bodies).has(name)
        : statement.k === 'read' && mentions(statement.from, bodies).has(name);
  const headMentions = (statement: Stmt, name: string): boolean => {
    const head =
      statement.k === 'if'
        ? statement.branches.map(({ test }) => test)
        : statement.k === 'while'
          ? statement.test
          : statement.k === 'for'
            ? [statement.list, statement.variable]
            : statement.k === 'with'
              ? statement.streams
              : [];
    return mentions(head, bodies).has(name);
  };
  for (const name of counts.keys()) if (!given.has(name) && isLocal(statements, name)) place(name, statements);
  const constant = new Set([...counts].filter(([, count]) => count === 1).map(([name]) => name));
  return { inline, hoisted, loops, constant };
}

function isLocal(statements: readonly Stmt[], name: string): boolean {
  return mentions(statements, new Map()).has(name);
}

import type { Language, Node } from 'web-tree-sitter';

/**
 * A node of tree-sitter's tree whose type is asked for once: every question to the tree is a call into WebAssembly, and for a long
 * script those calls are most of the time.
 */
export class Syntax {
  readonly type: string;
  readonly isNamed: boolean;
  readonly start: number;
  readonly end: number;
  readonly #node: Node;
  #children: readonly Syntax[] | undefined;

  constructor(node: Node) {
    const kind = kindOf(node.tree.language, node.typeId);
    this.type = kind.type;
    this.isNamed = kind.isNamed;
    this.start = node.startIndex;
    this.end = node.endIndex;
    this.#node = node;
  }

  get children(): readonly Syntax[] {
    if (this.#children === undefined) {
      const children: Syntax[] = [];
      for (const child of this.#node.children) if (child) children.push(new Syntax(child));
      this.#children = children;
    }
    return this.#children;
  }

  /** The child that the grammar calls so; undefined without one. */
  field(name: string): Syntax | undefined {
    const node = this.#node.childForFieldName(name);
    return node ? new Syntax(node) : undefined;
  }
}

interface Kind {
  readonly type: string;
  readonly isNamed: boolean;
}

const KINDS = new WeakMap<Language, Map<number, Kind>>();

function kindOf(language: Language, id: number): Kind {
  const kinds = KINDS.get(language) ?? new Map<number, Kind>();
  KINDS.set(language, kinds);
  const known = kinds.get(id);
  if (known) return known;
  // The id of an error is none of the language's own.
  const type = language.types[id];
  const kind = type ? { type, isNamed: language.nodeTypeIsNamed(id) } : { type: 'ERROR', isNamed: true };
  kinds.set(id, kind);
  return kind;
}

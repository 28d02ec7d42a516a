import type { Program, Variable } from './ir.ts';

/** How a language spells names. */
export interface Spelling {
  /** Names that a variable must not take. */
  readonly taken: ReadonlySet<string>;
  /** A name of the script as one of the language. */
  spell(name: string): string;
  /** Between a name and the number that tells it from another one. */
  readonly joint: string;
}

/** Names of a language for the script's variables and functions, none twice. */
export class ProgramNames {
  readonly #spelling: Spelling;
  readonly #variables = new Map<string, string>();
  readonly #functions = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(program: Program, spelling: Spelling) {
    this.#spelling = spelling;
    for (const { name } of program.functions) this.#functions.set(name, this.free(spelling.spell(name)));
  }

  variable({ name }: Pick<Variable, 'name'>): string {
    const known = this.#variables.get(name);
    if (known) return known;
    const made = this.free(this.#spelling.spell(name.replace(/^\+/, '')));
    this.#variables.set(name, made);
    return made;
  }

  function(name: string): string {
    return this.#functions.get(name) ?? this.variable({ name });
  }

  /** A name that nothing else has. */
  free(wanted: string): string {
    const { taken, joint } = this.#spelling;
    let name = taken.has(wanted) ? `${wanted}_` : wanted;
    for (let count = 2; this.#used.has(name); count++) name = `${wanted}${joint}${count}`;
    this.#used.add(name);
    return name;
  }
}

/** The names that occur in the code of helpers, comments aside; all of them when there is none yet. */
export function namesIn(names: readonly string[], code: string | undefined): readonly string[] {
  if (code === undefined) return names;
  const plain = code.replace(/"""[^"]*"""|\/\*\*[^*]*\*\/|^ *(?:#|\/\/) .*/gm, '');
  const words = new Set(plain.match(/[A-Za-z_]\w*/g));
  return names.filter((name) => words.has(name));
}

import type { Program, Stmt, Variable } from '../ir.ts';

/** Names that a variable must not take: Python's own, the modules', and those of the helpers. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal ' +
    'not or pass raise return try while with yield none true false ' +
    'bool bytes dict dir exit file filter float format hash help id input int iter len license list map max min next object open ' +
    'ord pow print property range repr round set slice sorted str sum super tuple type vars zip all any bin callable chr compile ' +
    'copyright credits delattr divmod enumerate eval exec getattr globals hasattr hex isinstance issubclass locals memoryview oct ' +
    'quit reversed setattr staticmethod ' +
    'contextlib errno glob io os re shlex shutil signal socket stat subprocess sys threading time main args check ' +
    'run pipeline output capture start spawn connect finish execute fork must put require bound number compare words mixed files matches ' +
    'cut_prefix cut_suffix without_prefix without_suffix substring redirected open_streams read_line echo echo_text change_directory ' +
    'current_directory push_directory pop_directory directories redirect wait_for wait_all wait_any kill trap run_traps fail exit_code home quotient remainder read_file newer ' +
    'current_umask end_by evaluate unary_test binary_test one_path next_line pattern_regex dispatch functions test read_words read_list part at_exit leave exit_action trace children last_pid busy pending traps waiting interrupted text_pipe settle has_type reap'
  ).split(' '),
);

/** Python names for the script's variables and functions: lower case with underscores, none twice. */
export class Names {
  readonly #variables = new Map<string, string>();
  readonly #functions = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(program: Program) {
    for (const { name } of program.functions) this.#functions.set(name, this.#free(clean(name)));
  }

  variable({ name }: Pick<Variable, 'name'>): string {
    const known = this.#variables.get(name);
    if (known) return known;
    const made = this.#free(clean(name.replace(/^\+/, '')));
    this.#variables.set(name, made);
    return made;
  }

  function(name: string): string {
    return this.#functions.get(name) ?? this.variable({ name });
  }

  #free(wanted: string): string {
    let name = TAKEN.has(wanted) ? `${wanted}_` : wanted;
    for (let count = 2; this.#used.has(name); count++) name = `${wanted}_${count}`;
    this.#used.add(name);
    return name;
  }
}

function clean(name: string): string {
  const lower = name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  return /^[0-9]/.test(lower) ? `_${lower}` : lower;
}

/** The variables that statements assign, without those of bodies inside them. */
export function assigned(statements: readonly Stmt[]): Map<string, Variable> {
  const found = new Map<string, Variable>();
  const see = (statement: Stmt): void => {
    switch (statement.k) {
      case 'assign':
      case 'unset':
      case 'begin':
      case 'append':
        found.set(statement.variable.name, statement.variable);
        break;
      case 'capture':
        found.set(statement.variable.name, statement.variable);
        found.set(statement.status.name, statement.status);
        break;
      case 'read':
        for (const each of [...statement.targets, statement.ok]) found.set(each.name, each);
        break;
      case 'for':
        found.set(statement.variable.name, statement.variable);
        statement.body.forEach(see);
        break;
      case 'while':
        statement.body.forEach(see);
        break;
      case 'with':
        statement.body.forEach(see);
        statement.failed.forEach(see);
        break;
      case 'if':
        for (const branch of statement.branches) branch.body.forEach(see);
        statement.otherwise?.forEach(see);
        break;
    }
  };
  statements.forEach(see);
  return found;
}

import { assignedBy } from '../assignments.ts';
import { withComment } from '../comments.ts';
import type { FunctionIr, Program, Stmt, Variable } from '../ir.ts';
import { isDirective } from '../lower/header.ts';
import { cannotFail, usesArguments } from '../uses.ts';
import { Expressions } from './expressions.ts';
import { mentions } from './mentions.ts';
import type { Names } from './names.ts';
import { printCode, printsApart, redirectsFirst } from './prints.ts';
import type { Programs } from './programs.ts';
import { optionCode, readCode } from './read.ts';
import { type Scopes, scopesOf } from './scopes.ts';
import { slowFunctions, waits } from './slow.ts';
import { trapCode } from './traps.ts';

/** Writes statements in JavaScript. */
export class Statements {
  readonly expressions: Expressions;
  /** Functions that were parts of others in the script, and run in processes of their own. */
  readonly bodies: string[][] = [];
  /** The functions that are called in processes of their own. */
  readonly apart = new Set<string>();
  readonly #names: Names;
  readonly #program: Program;
  readonly #slow: ReadonlySet<string>;
  readonly #traps: boolean;
  readonly #exits: boolean;
  /** What it prints follows its own redirections, or ends with the program that reads it. */
  readonly #prints: boolean;
  #lines: string[] = [];
  #depth = 0;
  #scopes: Scopes = { inline: new Map(), hoisted: new Map(), loops: new Set(), constant: new Set() };
  /** The variables that each body is handed. */
  readonly #handed = new Map<string, ReadonlySet<string>>();
  /** The variables of the function that is written. */
  #known: ReadonlySet<string> = new Set();

  constructor(program: Program, names: Names, programs: Programs) {
    this.#names = names;
    this.#program = program;
    this.#traps = program.features.has('traps');
    this.#exits = program.features.has('exit-trap');
    this.#prints = printsApart(program);
    this.#slow = slowFunctions(program);
    this.expressions = new Expressions({
      names,
      slow: this.#slow,
      traps: this.#traps,
      programs,
      options: program.features.has('exec-options'),
      bodyArguments: (name) => this.#bodyArguments(name),
    });
  }

  /** `function name(…) {` with its body. */
  function(fn: FunctionIr): string[] {
    const names = fn.parameters?.map((each) => this.#names.variable(each)) ?? ['...args'];
    if (fn.takesCheck) names.unshift('check');
    const comments = fn.comments
      .filter((text) => text !== '\n' && !isDirective(text))
      .map((text) => `//${text}`.trimEnd());
    const own = new Set((fn.parameters ?? []).map(({ name }) => name));
    const slow = this.#slow.has(fn.name) ? 'async ' : '';
    const head = `${slow}function ${this.#names.function(fn.name)}(${names.join(', ')}) {`;
    return [...comments, head, ...this.#definition(fn.body, own), '}'];
  }

  /** Has main to be waited for? */
  get waits(): boolean {
    return waits(this.#program, this.#program.main, this.#slow);
  }

  main(): string[] {
    const { main } = this.#program;
    return [
      `${this.waits ? 'async ' : ''}function main(${usesArguments(main) ? 'args' : ''}) {`,
      ...this.#definition(main, new Set()),
      '}',
    ];
  }

  global(variable: Variable, initial: { readonly name: string; readonly nullable: boolean } | undefined): string {
    const name = this.#names.variable(variable);
    return initial
      ? `let ${name} = process.env.${initial.name} ?? ${initial.nullable ? 'null' : "''"};`
      : `let ${name};`;
  }

  #bodyArguments(name: string): readonly string[] {
    this.apart.add(this.#names.function(name));
    return [...(this.#handed.get(name) ?? [])].map((each) =>
      each === 'args' ? each : this.#names.variable({ name: each }),
    );
  }

  #definition(body: readonly Stmt[], given: ReadonlySet<string>): string[] {
    const outer = { lines: this.#lines, depth: this.#depth, scopes: this.#scopes, known: this.#known };
    this.#lines = [];
    this.#depth = 1;
    this.#known = new Set([...given, ...mentions(body, new Map()), 'args']);
    this.#hand(body);
    this.#scopes = scopesOf(body, given, this.#handed);
    this.#block(body);
    const made = this.#lines;
    this.#lines = outer.lines;
    this.#depth = outer.depth;
    this.#scopes = outer.scopes;
    this.#known = outer.known;
    return made;
  }

  /** Finds what the bodies inside are handed, the innermost first. */
  #hand(statements: readonly Stmt[]): void {
    const see = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (Array.isArray(value)) {
        value.forEach(see);
        return;
      }
      const statement = value as Stmt;
      if (statement.k === 'body' && 'body' in statement) {
        see(statement.body);
        const all = mentions(statement.body, this.#handed);
        this.#handed.set(statement.name, new Set([...all].filter((name) => this.#known.has(name))));
        return;
      }
      Object.values(statement).forEach(see);
    };
    see(statements);
  }

  #block(statements: readonly Stmt[]): void {
    const hoisted = (this.#scopes.hoisted.get(statements) ?? []).map((name) => this.#names.variable({ name }));
    if (hoisted.length > 0) this.#line(`let ${hoisted.join(', ')};`);
    for (const statement of statements) this.#statement(statement);
    while (this.#lines.at(-1) === '') this.#lines.pop();
  }

  #indented(statements: readonly Stmt[]): void {
    this.#depth++;
    this.#block(statements);
    this.#depth--;
  }

  #line(code: string): void {
    this.#lines.push(code === '' ? '' : `${'  '.repeat(this.#depth)}${code}`);
  }

  /** `name = value`, or its declaration where this is the place. */
  #assign(statement: Stmt, variable: Variable, value: string): void {
    this.#line(`${this.#declaration(statement, [variable])}${this.#names.variable(variable)} = ${value};`);
  }

  #declaration(statement: Stmt, variables: readonly Variable[]): string {
    const declared = this.#scopes.inline.get(statement);
    const here = variables.filter(({ name }) => declared?.has(name));
    if (here.length === 0) return '';
    if (here.length === variables.length)
      return here.every(({ name }) => this.#scopes.constant.has(name)) ? 'const ' : 'let ';
    this.#line(`let ${here.map((each) => this.#names.variable(each)).join(', ')};`);
    return '';
  }

  #several(statement: Stmt, variables: readonly Variable[], value: string): void {
    const names = variables.map((each) => this.#names.variable(each)).join(', ');
    this.#line(`${this.#declaration(statement, variables)}[${names}] = ${value};`);
  }

  #statement(statement: Stmt): void {
    const { expressions } = this;
    const need = this.#need.bind(this);
    switch (statement.k) {
      case 'assign':
        this.#assigned(statement);
        break;
      case 'begin':
        this.#assign(statement, statement.variable, `process.env.${statement.name} ?? null`);
        break;
      case 'unset':
        this.#assign(statement, statement.variable, 'null');
        break;
      case 'set-env':
        this.#line(`process.env.${statement.name} = ${expressions.text(statement.value)};`);
        break;
      case 'set-env-named':
        this.#line(`process.env[${expressions.text(statement.name)}] = ${expressions.text(statement.value)};`);
        break;
      case 'unset-env':
        this.#line(`delete process.env.${statement.name};`);
        break;
      case 'unset-env-named':
        this.#line(`delete process.env[${expressions.text(statement.name)}];`);
        break;
      case 'append':
        this.#line(`${this.#names.variable(statement.variable)}.push(${expressions.spread(statement.items)});`);
        break;
      case 'set-arguments':
        this.#line(`args = ${expressions.list(statement.list)};`);
        break;
      case 'capture':
        this.#several(
          statement,
          [statement.status, statement.variable],
          `await ${need('capture')}(${expressions.run(statement.run)})`,
        );
        break;
      case 'do':
        this.#line(`${expressions.value(statement.value)};`);
        break;
      case 'checked':
        this.#line(
          `${need('must')}(${expressions.number(statement.status)}${statement.check === 'parameter' ? ', check' : ''});`,
        );
        break;
      case 'print':
      case 'echo': {
        const code = printCode(expressions, statement, this.#prints);
        if (code) this.#line(code);
        break;
      }
      case 'if':
        this.#if(statement);
        break;
      case 'while':
        this.#line(`while (${expressions.bool(statement.test)}) {`);
        this.#indented(statement.body);
        this.#line('}');
        break;
      case 'for':
        this.#for(statement);
        break;
      case 'break':
      case 'continue':
        this.#line(`${statement.k};`);
        break;
      case 'return':
        this.#line(statement.status ? `return ${expressions.number(statement.status)};` : 'return;');
        break;
      case 'exit':
        this.#line(`${this.#exits ? need('exit') : 'process.exit'}(${expressions.number(statement.status)});`);
        break;
      case 'execute':
        if (redirectsFirst(statement)) need('redirect');
        this.#line(`await ${need('execute')}(${expressions.program(statement.call)});`);
        break;
      case 'with':
        this.#with(statement);
        break;
      case 'redirect':
        this.#line(`${need('redirect')}(${expressions.streams(statement.streams)}, { check: true });`);
        break;
      case 'body':
        this.#body(statement.name, statement.body);
        break;
      case 'read':
        this.#several(statement, [statement.ok, ...statement.targets], readCode(expressions, statement));
        break;
      case 'option':
        this.#several(statement, assignedBy(statement), optionCode(expressions, statement));
        break;
      case 'trap':
      case 'at-exit':
        this.#line(trapCode(expressions, this.#names, statement));
        break;
      case 'umask':
        this.#line(`process.umask(0o${statement.mask.toString(8).padStart(3, '0')});`);
        break;
      case 'sleep':
        // A trap has to wait until the program that sleeps is over.
        if (this.#traps) this.#line(`await ${need('run')}(['sleep', '${statement.seconds}']);`);
        else this.#line(`await ${need('sleep')}(${Math.round(Number(statement.seconds) * 1000)});`);
        break;
      case 'make-folder':
        this.#line(`${need('makeFolder')}(${expressions.text(statement.path)});`);
        break;
      case 'trace':
        this.#line(`${need('trace')}(${statement.on});`);
        break;
      case 'fail':
        this.#line(`${need('fail')}(${expressions.text(statement.message)}, ${statement.status});`);
        break;
      case 'comment':
        this.#comment(`//${statement.text}`.trimEnd(), statement.behind && ' ');
        break;
      case 'blank':
        if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#line('');
        break;
    }
  }

  #assigned(statement: Extract<Stmt, { k: 'assign' }>): void {
    const { value, variable } = statement;
    const name = this.#names.variable(variable);
    if (
      value.k === 'arithmetic' &&
      (value.operator === '+' || value.operator === '-') &&
      value.left.k === 'variable' &&
      value.left.variable.name === variable.name
    ) {
      this.#line(`${name} ${value.operator}= ${this.expressions.number(value.right)};`);
      return;
    }
    const [first, ...rest] = value.k === 'join' ? value.parts : [];
    if (first?.k === 'variable' && first.variable.name === variable.name && rest.length > 0) {
      const [only] = rest;
      const added = rest.length === 1 && only ? only : ({ k: 'join', parts: rest } as const);
      this.#line(`${name} += ${this.expressions.text(added)};`);
      return;
    }
    // A list that another variable holds must not be shared.
    const shared = variable.type === 'list' && (value.k === 'variable' || value.k === 'arguments');
    const code = this.expressions.value(value);
    this.#assign(statement, variable, shared ? `[...${code}]` : code);
  }

  #need(name: string): string {
    this.expressions.needs.add(name);
    return name;
  }

  #if(statement: Extract<Stmt, { k: 'if' }>, head = 'if'): void {
    statement.branches.forEach(({ test, body }, index) => {
      this.#line(`${index === 0 ? head : '} else if'} (${this.expressions.bool(test)}) {`);
      this.#indented(body);
    });
    const { otherwise } = statement;
    const [only] = otherwise ?? [];
    if (otherwise?.length === 1 && only?.k === 'if' && (this.#scopes.hoisted.get(otherwise) ?? []).length === 0) {
      this.#if(only, '} else if');
      return;
    }
    if (otherwise && otherwise.length > 0) {
      this.#line('} else {');
      this.#indented(otherwise);
    }
    this.#line('}');
  }

  #for(statement: Extract<Stmt, { k: 'for' }>): void {
    const name = this.#names.variable(statement.variable);
    const own = this.#scopes.loops.has(statement);
    const declared = own ? (this.#scopes.constant.has(statement.variable.name) ? 'const ' : 'let ') : '';
    this.#line(`for (${declared}${name} of ${this.expressions.turns(statement)}) {`);
    this.#indented(statement.body);
    this.#line('}');
  }

  #with(statement: Extract<Stmt, { k: 'with' }>): void {
    this.expressions.needs.add('redirect');
    const restore = this.#names.free('restore');
    this.#line(`const ${restore} = redirect(${this.expressions.streams(statement.streams)});`);
    const sure = cannotFail(statement.streams);
    if (!sure) {
      this.#line(`if (${restore}) {`);
      this.#depth++;
    }
    this.#line('try {');
    this.#indented(statement.body);
    if (statement.leaves) {
      this.expressions.needs.add('left');
      this.#line('} catch (error) {');
      this.#line('  throw await left(error);');
    }
    this.#line('} finally {');
    this.#depth++;
    this.#line(`${restore}();`);
    this.#depth--;
    this.#line('}');
    if (sure) return;
    this.#depth--;
    if (statement.failed.length > 0) {
      this.#line('} else {');
      this.#indented(statement.failed);
    }
    this.#line('}');
  }

  #comment(text: string, gap: string | undefined): void {
    this.#lines = withComment(this.#lines, text, gap, '  '.repeat(this.#depth));
  }

  /** A part that runs in a process of its own becomes a function of the program. */
  #body(name: string, body: readonly Stmt[]): void {
    const handed = [...(this.#handed.get(name) ?? [])];
    const parameters = handed.map((each) => (each === 'args' ? each : this.#names.variable({ name: each })));
    const lines = this.#definition(body, new Set(handed));
    this.bodies.push([`async function ${this.#names.variable({ name })}(${parameters.join(', ')}) {`, ...lines, '}']);
  }
}

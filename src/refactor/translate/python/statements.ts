import { assignedBy, changed } from '../assignments.ts';
import { withComment } from '../comments.ts';
import type { FunctionIr, Program, Stmt, Variable } from '../ir.ts';
import { isDirective } from '../lower/header.ts';
import { cannotFail, usesArguments } from '../uses.ts';
import { Expressions } from './expressions.ts';
import type { Names } from './names.ts';

/** Writes statements in Python. */
export class Statements {
  readonly expressions: Expressions;
  readonly #names: Names;
  readonly #traps: boolean;
  #lines: string[] = [];
  #depth = 0;
  /** Variables of the functions around, for bodies that assign them. */
  #around: ReadonlyMap<string, Variable>[] = [];

  constructor(program: Program, names: Names) {
    this.#names = names;
    this.expressions = new Expressions(this.#names);
    this.#traps = program.features.has('traps');
  }

  /** `def name(…):` with its body. */
  function(fn: FunctionIr): string[] {
    const parameters = fn.parameters?.map((each) => this.#names.variable(each)) ?? ['*args'];
    if (fn.takesCheck) parameters.push(fn.parameters ? 'check' : 'check=True');
    const comments = fn.comments
      .filter((text) => text !== '\n' && !isDirective(text))
      .map((text) => `#${text}`.trimEnd());
    const head = `def ${this.#names.function(fn.name)}(${parameters.join(', ')}):`;
    const own = new Map((fn.parameters ?? []).map((each) => [each.name, each]));
    return [...comments, head, ...this.#definition(fn.body, own, false)];
  }

  /** `def main(args):`, or without arguments where it uses none. */
  main(program: Program): string[] {
    return [
      `def main(${usesArguments(program.main) ? 'args' : ''}):`,
      ...this.#definition(program.main, new Map(), false),
    ];
  }

  global(
    variable: Variable,
    initial: { readonly name: string; readonly nullable: boolean } | undefined,
  ): string | undefined {
    if (!initial) return undefined;
    const name = this.expressions.literal(initial.name);
    this.expressions.needs.add('os');
    return `${this.#names.variable(variable)} = os.environ.get(${name}${initial.nullable ? '' : ', ""'})`;
  }

  #definition(body: readonly Stmt[], parameters: ReadonlyMap<string, Variable>, nested: boolean): string[] {
    const lines = this.#lines;
    this.#lines = [];
    this.#depth++;
    const mine = changed(body);
    const globals = [...mine.values()]
      .filter(({ scope }) => scope === 'global')
      .map((each) => this.#names.variable(each));
    if (globals.length > 0) this.#line(`global ${globals.join(', ')}`);
    if (nested) {
      const outer = [...mine.values()].filter(
        ({ name, scope }) => scope === 'local' && this.#around.some((each) => each.has(name)),
      );
      if (outer.length > 0) this.#line(`nonlocal ${outer.map((each) => this.#names.variable(each)).join(', ')}`);
    }
    const local = [...mine, ...parameters].filter(([, { scope }]) => scope === 'local');
    this.#around.push(new Map(local));
    this.#block(body);
    this.#around.pop();
    this.#depth--;
    const made = this.#lines;
    this.#lines = lines;
    return made;
  }

  #block(statements: readonly Stmt[]): void {
    const before = this.#lines.length;
    for (const statement of statements) this.#statement(statement);
    const code = this.#lines
      .slice(before)
      .some((line) => line.trim() !== '' && !line.trim().startsWith('#') && !/^\s*(?:global|nonlocal) /.test(line));
    if (!code) this.#line('pass');
    while (this.#lines.at(-1) === '') this.#lines.pop();
  }

  #indented(statements: readonly Stmt[]): void {
    this.#depth++;
    this.#block(statements);
    this.#depth--;
  }

  #line(code: string): void {
    this.#lines.push(code === '' ? '' : `${'    '.repeat(this.#depth)}${code}`);
  }

  #statement(statement: Stmt): void {
    const { expressions } = this;
    const variable = (each: Variable): string => this.#names.variable(each);
    switch (statement.k) {
      case 'assign':
        this.#assign(variable(statement.variable), statement);
        break;
      case 'begin':
        expressions.needs.add('os');
        this.#line(`${variable(statement.variable)} = os.environ.get(${expressions.literal(statement.name)})`);
        break;
      case 'unset':
        this.#line(`${variable(statement.variable)} = None`);
        break;
      case 'set-env':
        expressions.needs.add('os');
        this.#line(`os.environ[${expressions.literal(statement.name)}] = ${expressions.text(statement.value)}`);
        break;
      case 'set-env-named':
        expressions.needs.add('os');
        this.#line(`os.environ[${expressions.text(statement.name)}] = ${expressions.text(statement.value)}`);
        break;
      case 'unset-env-named':
        expressions.needs.add('os');
        this.#line(`os.environ.pop(${expressions.text(statement.name)}, None)`);
        break;
      case 'unset-env':
        expressions.needs.add('os');
        this.#line(`os.environ.pop(${expressions.literal(statement.name)}, None)`);
        break;
      case 'append':
        this.#line(`${variable(statement.variable)} += ${expressions.list(statement.items)}`);
        break;
      case 'set-arguments':
        this.#line(`args = ${expressions.list(statement.list)}`);
        break;
      case 'capture':
        expressions.needs.add('capture');
        this.#line(
          `${variable(statement.status)}, ${variable(statement.variable)} = capture(${expressions.run(statement.run)})`,
        );
        break;
      case 'do':
        this.#line(expressions.value(statement.value));
        break;
      case 'checked':
        expressions.needs.add('must');
        this.#line(`must(${expressions.number(statement.status)}${statement.check === 'parameter' ? ', check' : ''})`);
        break;
      case 'print':
        this.#print(expressions, statement);
        break;
      case 'echo':
        expressions.needs.add('echo');
        this.#line(`echo(${expressions.starred(statement.words)}${this.#stream(statement.fd)})`);
        break;
      case 'if':
        this.#if(statement);
        break;
      case 'while':
        this.#line(`while ${expressions.bool(statement.test)}:`);
        this.#indented(statement.body);
        break;
      case 'for':
        this.#line(`for ${variable(statement.variable)} in ${expressions.turns(statement)}:`);
        this.#indented(statement.body);
        break;
      case 'break':
      case 'continue':
        this.#line(statement.k);
        break;
      case 'return':
        this.#line(statement.status ? `return ${expressions.number(statement.status)}` : 'return');
        break;
      case 'exit':
        expressions.needs.add('sys');
        this.#line(`sys.exit(${expressions.number(statement.status)})`);
        break;
      case 'execute':
        expressions.needs.add('execute');
        this.#line(`execute(${expressions.program(statement.call).join(', ')})`);
        break;
      case 'with':
        this.#with(statement);
        break;
      case 'redirect':
        expressions.needs.add('redirect');
        this.#line(`redirect(${expressions.streams(statement.streams).join(', ')})`);
        break;
      case 'body':
        if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#line('');
        this.#line(`def ${variable({ name: statement.name, type: 'text', scope: 'local' })}():`);
        this.#lines.push(...this.#definition(statement.body, new Map(), true));
        this.#line('');
        break;
      case 'read': {
        this.#line(`${[statement.ok, ...statement.targets].map(variable).join(', ')} = ${this.#read(statement)}`);
        break;
      }
      case 'option':
        expressions.needs.add('next_option');
        this.#line(
          `${assignedBy(statement).map(variable).join(', ')} = next_option(${expressions.literal(statement.letters)}, args${statement.nullable ? ', unset=None' : ''})`,
        );
        break;
      case 'trap':
        this.#trap(statement);
        break;
      case 'at-exit': {
        expressions.needs.add('at_exit');
        const { action } = statement;
        const name = action ? this.#names.function(action.name) : 'None';
        this.#line(`at_exit(${!action || action.takesStatus ? name : `lambda _status: ${name}()`})`);
        break;
      }
      case 'umask':
        expressions.needs.add('os');
        this.#line(`os.umask(0o${statement.mask.toString(8).padStart(3, '0')})`);
        break;
      case 'sleep':
        if (this.#traps) {
          // A trap has to wait until the program that sleeps is over.
          expressions.needs.add('run');
          this.#line(`run(["sleep", "${statement.seconds}"])`);
        } else {
          expressions.needs.add('time');
          this.#line(`time.sleep(${statement.seconds})`);
        }
        break;
      case 'make-folder':
        expressions.needs.add('os');
        this.#line(`os.makedirs(${expressions.text(statement.path)}, exist_ok=True)`);
        break;
      case 'trace':
        expressions.needs.add('trace');
        this.#line(`trace(${statement.on ? 'True' : 'False'})`);
        break;
      case 'fail':
        expressions.needs.add('fail');
        this.#line(`fail(${expressions.text(statement.message)}, ${statement.status})`);
        break;
      case 'comment':
        this.#lines = withComment(
          this.#lines,
          `#${statement.text}`.trimEnd(),
          statement.behind && '  ',
          '    '.repeat(this.#depth),
        );
        break;
      case 'blank':
        if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#line('');
        break;
    }
  }

  #with({ streams, body, failed, leaves }: Extract<Stmt, { k: 'with' }>): void {
    const { expressions } = this;
    expressions.needs.add('redirected');
    if (leaves) expressions.needs.add('leaving');
    const head = `with redirected(${expressions.streams(streams).join(', ')})${leaves ? ', leaving()' : ''}:`;
    if (cannotFail(streams)) {
      this.#line(head);
      this.#indented(body);
      return;
    }
    this.#line('try:');
    this.#depth++;
    this.#line(head);
    this.#indented(body);
    this.#depth--;
    this.#line('except CannotOpen:');
    this.#indented(failed);
  }

  #read(statement: Extract<Stmt, { k: 'read' }>): string {
    const { expressions } = this;
    const options = [
      ...(statement.raw ? [] : ['raw=False']),
      ...(statement.from ? [`text=${expressions.text(statement.from)}`] : []),
      ...(statement.end === undefined
        ? []
        : [`end=b${statement.end === '\0' ? '"\\0"' : expressions.literal(statement.end)}`]),
    ];
    if (statement.separators === undefined) {
      expressions.needs.add('read_line');
      return `read_line(${[...options, ...(statement.trim ? [] : ['strip=False'])].join(', ')})`;
    }
    const { targets, separators } = statement;
    const name = targets[0]?.type === 'list' ? 'read_list' : 'read_words';
    expressions.needs.add(name);
    const count = name === 'read_list' ? [] : [String(targets.length)];
    const given = separators === ' \t\n' ? [] : [`separators=${expressions.literal(separators)}`];
    return `${name}(${[...count, ...given, ...options].join(', ')})`;
  }

  #assign(name: string, statement: Extract<Stmt, { k: 'assign' }>): void {
    const { value } = statement;
    const own = statement.variable;
    // x = x + 1
    if (
      value.k === 'arithmetic' &&
      (value.operator === '+' || value.operator === '-') &&
      value.left.k === 'variable' &&
      value.left.variable.name === own.name
    ) {
      this.#line(`${name} ${value.operator}= ${this.expressions.number(value.right)}`);
      return;
    }
    const parts = value.k === 'join' ? value.parts : [];
    const [first, ...rest] = parts;
    if (first?.k === 'variable' && first.variable.name === own.name && rest.length > 0) {
      const [only] = rest;
      this.#line(`${name} += ${this.expressions.text(rest.length === 1 && only ? only : { k: 'join', parts: rest })}`);
      return;
    }
    // A list that another variable holds must not be shared.
    if (own.type === 'list' && (value.k === 'variable' || value.k === 'arguments')) {
      this.#line(`${name} = list(${this.expressions.value(value)})`);
      return;
    }
    this.#line(`${name} = ${this.expressions.value(value)}`);
  }

  #print(expressions: Expressions, statement: Extract<Stmt, { k: 'print' }>): void {
    const { text } = statement;
    const parts = text.k === 'join' ? text.parts : [text];
    const last = parts.at(-1);
    const stream = this.#stream(statement.fd);
    if (last?.k === 'text' && last.value.endsWith('\n')) {
      const head = [
        ...parts.slice(0, -1),
        ...(last.value === '\n' ? [] : [{ ...last, value: last.value.slice(0, -1) }]),
      ];
      const [only] = head;
      // A number is printed as its text is.
      const code =
        only?.k === 'number-text' && head.length === 1
          ? expressions.value(only.value)
          : head.length === 0
            ? ''
            : expressions.text(head.length === 1 && only ? only : { k: 'join', parts: head });
      this.#line(`print(${`${code}${stream}`.replace(/^, /, '')})`);
      return;
    }
    if (text.k === 'text' && text.value === '') return;
    this.#line(`print(${expressions.text(text)}, end=""${stream}, flush=True)`);
  }

  #stream(fd: 1 | 2): string {
    if (fd === 1) return '';
    this.expressions.needs.add('sys');
    return ', file=sys.stderr';
  }

  #if(statement: Extract<Stmt, { k: 'if' }>): void {
    statement.branches.forEach(({ test, body }, index) => {
      this.#line(`${index === 0 ? 'if' : 'elif'} ${this.expressions.bool(test)}:`);
      this.#indented(body);
    });
    const { otherwise } = statement;
    if (!otherwise || otherwise.length === 0) return;
    const [only] = otherwise;
    if (otherwise.length === 1 && only?.k === 'if') {
      const [first, ...rest] = only.branches;
      if (first) {
        this.#line(`elif ${this.expressions.bool(first.test)}:`);
        this.#indented(first.body);
        for (const branch of rest) {
          this.#line(`elif ${this.expressions.bool(branch.test)}:`);
          this.#indented(branch.body);
        }
        if (only.otherwise && only.otherwise.length > 0) {
          this.#line('else:');
          this.#indented(only.otherwise);
        }
      }
      return;
    }
    this.#line('else:');
    this.#indented(otherwise);
  }

  #trap(statement: Extract<Stmt, { k: 'trap' }>): void {
    this.expressions.needs.add('trap');
    const action =
      statement.action === 'default'
        ? 'signal.SIG_DFL'
        : statement.action === 'ignore'
          ? 'signal.SIG_IGN'
          : this.#names.function(statement.action.name);
    this.#line(`trap(${[action, ...statement.signals.map((name) => `signal.SIG${name}`)].join(', ')})`);
  }
}

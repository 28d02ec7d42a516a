import type { Arithmetic, Dialect, Parameter, Part, Redirect, Statement, Test, Word } from '../syntax/tree.ts';
import { literal } from './names.ts';
import type { Context, Notes } from './notes.ts';
import { copy, PRISTINE, type State } from './state.ts';

/** Follows what words, tests and arithmetic read and assign. */
export class WordWalker {
  readonly #notes: Notes;
  readonly #dialect: Dialect;
  readonly #list: (statements: readonly Statement[], state: State, context: Context) => void;

  /** @param list follows the commands of a substitution */
  constructor(
    notes: Notes,
    dialect: Dialect,
    list: (statements: readonly Statement[], state: State, context: Context) => void,
  ) {
    this.#notes = notes;
    this.#dialect = dialect;
    this.#list = list;
  }

  word(word: Word, state: State, context: Context): void {
    this.#notes.note(this.#notes.facts.nullglob, word, state.options.nullglob);
    for (const part of word.parts) this.#part(part, state, context);
  }

  #part(part: Part, state: State, context: Context): void {
    if (part.kind === 'parameter') this.#parameter(part, state, context);
    else if (part.kind === 'arithmetic') this.arithmetic(part.expression, state, context);
    else if (part.kind === 'command') {
      const inside = copy(state);
      // Bash takes -e back inside $( ).
      if (this.#dialect === 'bash') inside.options = { ...inside.options, errexit: false };
      // Sh minds -e inside of $( ) even where the command around it may fail.
      const ignored = this.#dialect === 'bash' && context.ignored;
      this.#list(part.body, inside, { ...context, ignored, returns: [], breaks: [] });
    }
  }

  #parameter(part: Parameter, state: State, context: Context): void {
    if (part.prefix) return;
    const { operation } = part;
    if (/^[A-Za-z_]/.test(part.name)) {
      this.#notes.read(part, part.name, state, context);
      if (operation && 'colon' in operation && !operation.colon)
        this.#notes.facts.distinguished.add(this.#notes.key(part.name, context));
    } else this.#notes.note(this.#notes.facts.nounset, part, state.options.nounset);
    if (part.name === 'BASH_REMATCH') {
      const { matches } = this.#notes.facts;
      const same = !matches.has(part) || matches.get(part) === state.match;
      matches.set(part, same ? (state.match as Test | undefined) : undefined);
    }
    if (part.place) this.#notes.note(this.#notes.facts.errexit, part, state.options.errexit);
    if (typeof part.index === 'object') this.word(part.index, state, context);
    if (!operation) return;
    if ('word' in operation) this.word(operation.word, copy(state), context);
    if ('pattern' in operation) this.word(operation.pattern, state, context);
    if ('replacement' in operation) this.word(operation.replacement, state, context);
    if (operation.kind === 'slice') {
      this.arithmetic(operation.offset, state, context);
      if (operation.length) this.arithmetic(operation.length, state, context);
    }
    if (operation.kind === 'assign') {
      const key = this.#notes.key(part.name, context);
      const before = state.variables.get(key) ?? PRISTINE;
      this.#notes.write(operation, part.name, 'text', state, context);
      // It may have kept what it had; set it is in any case.
      state.variables.set(key, { ...before, origin: before.origin === 'own' ? 'own' : 'mixed', set: 'yes' });
    }
    if (operation.kind === 'error' && /^[A-Za-z_]/.test(part.name)) {
      const key = this.#notes.key(part.name, context);
      state.variables.set(key, { ...(state.variables.get(key) ?? PRISTINE), set: 'yes' });
    }
  }

  arithmetic(expression: Arithmetic, state: State, context: Context): void {
    switch (expression.kind) {
      case 'name':
        this.#notes.read(expression, expression.name, state, context);
        break;
      case 'expansion':
        this.word(expression.word, state, context);
        break;
      case 'unary':
        this.arithmetic(expression.operand, state, context);
        break;
      case 'binary':
        this.arithmetic(expression.left, state, context);
        this.arithmetic(expression.right, state, context);
        break;
      case 'choice':
        this.arithmetic(expression.condition, state, context);
        this.arithmetic(expression.yes, state, context);
        this.arithmetic(expression.no, state, context);
        break;
      case 'assign':
        this.arithmetic(expression.value, state, context);
        if (expression.operator) this.#notes.read(expression, expression.name, state, context);
        this.#notes.write(expression, expression.name, 'number', state, context);
        break;
      case 'step':
        this.#notes.read(expression, expression.name, state, context);
        this.#notes.write(expression, expression.name, 'number', state, context);
        break;
      case 'number':
        break;
    }
  }

  test(test: Test, state: State, context: Context): void {
    if (test.kind === 'and' || test.kind === 'or') {
      this.test(test.left, state, context);
      this.test(test.right, state, context);
    } else if (test.kind === 'not') this.test(test.test, state, context);
    else if (test.kind === 'unary') {
      this.word(test.word, state, context);
      const name = test.operator === '-v' ? literal(test.word) : undefined;
      if (name !== undefined) {
        this.#notes.read(test, name, state, context);
        this.#notes.facts.distinguished.add(this.#notes.key(name, context));
      }
    } else {
      this.word(test.left, state, context);
      this.word(test.right, state, context);
    }
  }

  redirect(redirect: Redirect, state: State, context: Context): void {
    if (redirect.operator !== '<(') {
      this.word(redirect.word, state, context);
      return;
    }
    // Here -e holds as it does outside, also where the command around it may fail.
    for (const part of redirect.word.parts)
      if (part.kind === 'command')
        this.#list(part.body, copy(state), { ...context, ignored: false, returns: [], breaks: [] });
  }
}

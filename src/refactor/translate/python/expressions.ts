import type { Bool, Call, List, Nullable, Num, Regex, Regexless, Run, Stage, Stream, Text, Value } from '../ir.ts';
import type { Names } from './names.ts';

/** How strongly an expression holds together; weaker ones get parentheses where a stronger one is wanted. */
const CHOICE = 0;
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARE = 4;
const ATOM = 20;

interface Code {
  readonly code: string;
  readonly strength: number;
}

const ARITHMETIC: Readonly<Record<string, number>> = {
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
};

/** Writes expressions in Python, and notes which helpers and modules they need. */
export class Expressions {
  readonly needs = new Set<string>();
  readonly #names: Names;
  /** Quotes of string literals; inside an f-string they are single. */
  #quote: '"' | "'" = '"';

  constructor(names: Names) {
    this.#names = names;
  }

  text(value: Text): string {
    return this.#text(value).code;
  }

  number(value: Num): string {
    return this.#number(value).code;
  }

  bool(value: Bool): string {
    return this.#bool(value).code;
  }

  value(value: Value): string {
    return this.#value(value).code;
  }

  /** A list as an expression; with `iterated` it may be a tuple. */
  list(value: List): string {
    return this.#list(value).code;
  }

  #value(value: Value): Code {
    switch (value.k) {
      case 'list':
      case 'words':
      case 'glob':
      case 'arguments':
      case 'elements':
        return this.#list(value);
      case 'variable':
      case 'choose':
        return value.k === 'variable' ? atom(this.#names.variable(value.variable)) : this.#choose(value);
      default:
        return isBool(value) ? this.#bool(value) : isNumber(value) ? this.#number(value) : this.#text(value as Text);
    }
  }

  #choose(value: Extract<Value, { k: 'choose' }>): Code {
    const yes = this.#value(value.yes);
    const no = this.#value(value.no);
    return {
      code: `${grouped(yes, OR)} if ${grouped(this.#bool(value.test), OR)} else ${grouped(no, CHOICE)}`,
      strength: CHOICE,
    };
  }

  nullable(value: Nullable): string {
    this.#need('os');
    if (value.k === 'lookup') return `os.environ.get(${this.literal(value.name)})`;
    if (value.k === 'nullable') return this.#names.variable(value.variable);
    return argument(value.index, 'None');
  }

  #text(value: Text): Code {
    switch (value.k) {
      case 'text':
        return atom(this.literal(value.value));
      case 'join':
        return this.#join(value.parts);
      case 'variable':
        return atom(this.#names.variable(value.variable));
      case 'empty-if-unset':
        return this.#emptyIfUnset(value.value);
      case 'env':
        this.#need('os');
        return atom(`os.environ[${this.literal(value.name)}]`);
      case 'or':
        return {
          code: `${grouped(this.#maybe(value.value), OR)} or ${grouped(this.#text(value.otherwise), OR)}`,
          strength: OR,
        };
      case 'unless-unset':
        return this.#unlessUnset(value.value, value.otherwise);
      case 'choose':
        return this.#choose(value);
      case 'number-text':
        return atom(`str(${this.#number(value.value).code})`);
      case 'argument':
        return atom(`args[${value.index - 1}]`);
      case 'element': {
        const list = this.#list(value.list);
        const test = value.index === 0 ? list.code : `len(${list.code}) > ${value.index}`;
        return { code: `${grouped(list, ATOM)}[${value.index}] if ${test} else ${this.literal('')}`, strength: CHOICE };
      }
      case 'script-path':
        this.#need('sys');
        return atom('sys.argv[0]');
      case 'joined':
        return atom(`${this.literal(' ')}.join(${this.#list(value.list).code})`);
      case 'output':
        this.#need('output');
        return atom(`output(${this.run(value.run)})`);
      case 'slice':
        return atom(`${this.#strong(value.value)}[${value.from || ''}:${value.to ?? ''}]`);
      case 'split-part': {
        const [from, at] = [this.#strong(value.value), this.#text(value.at).code];
        return atom(`${from}.${value.last ? 'rsplit' : 'split'}(${at}, 1)[${value.take === 'before' ? 0 : -1}]`);
      }
      case 'replace': {
        const args = [value.from, value.to].map((each) => this.#text(each).code);
        return atom(`${this.#strong(value.value)}.replace(${args.join(', ')}${value.all ? '' : ', 1'})`);
      }
      case 'substitute':
        this.#need('re');
        return atom(
          `re.sub(${this.regex(value.regex)}, lambda _: ${this.#text(value.to).code}, ${this.#text(value.value).code}${value.all ? '' : ', count=1'}, flags=re.S)`,
        );
      case 'cut': {
        const name = value.end === 'prefix' ? 'cut_prefix' : 'cut_suffix';
        this.#need(name);
        return atom(
          `${name}(${this.#text(value.value).code}, ${this.regex(value.regex)}${value.longest ? ', longest=True' : ''})`,
        );
      }
      case 'without': {
        const name = value.end === 'prefix' ? 'without_prefix' : 'without_suffix';
        this.#need(name);
        return atom(`${name}(${this.#text(value.value).code}, ${this.#text(value.text).code})`);
      }
      case 'letters': {
        const from = this.#strong(value.value);
        const method = value.upper ? 'upper' : 'lower';
        return value.all ? atom(`${from}.${method}()`) : { code: `${from}[:1].${method}() + ${from}[1:]`, strength: 9 };
      }
      case 'text-call':
        return this.#textCall(value);
    }
  }

  #textCall(value: Extract<Text, { k: 'text-call' }>): Code {
    const args = value.args.map((each) => this.#value(each).code);
    switch (value.helper) {
      case 'assign':
        this.#need('put');
        return atom(`put(${args.join(', ')})`);
      case 'bound-env':
        this.#need('require');
        return atom(`require(${args[0]})`);
      case 'bound': {
        const [, read] = value.args;
        this.#need('bound');
        const code = read && read.k === 'empty-if-unset' ? this.nullable(read.value) : args[1];
        return atom(`bound(${code}, ${args[0]})`);
      }
      case 'pwd':
        this.#need('current_directory');
        return atom('current_directory()');
      case 'home':
        this.#need('os');
        return atom(`os.path.expanduser(${this.literal('~')})`);
      case 'which':
        this.#need('shutil');
        return { code: `shutil.which(${args[0]}) or ${this.literal('')}`, strength: OR };
      case 'substring':
        this.#need('substring');
        return atom(`substring(${args.join(', ')})`);
      case 'user-id':
        this.#need('os');
        return atom(`str(os.get${value.args[0]?.k === 'text' && value.args[0].value === 'EUID' ? 'e' : ''}uid())`);
      case 'host-name':
        this.#need('socket');
        return atom('socket.gethostname()');
      case 'parent-pid':
        this.#need('os');
        return atom('str(os.getppid())');
      case 'read-file':
        this.#need('read_file');
        return atom(`read_file(${args[0]})`);
      case 'last-pid':
        this.#need('start');
        return atom('last_pid');
      case 'echo-text':
        this.#need('echo_text');
        return atom(`echo_text(${args[0]})`);
    }
  }

  #maybe(value: Text | Nullable): Code {
    if (value.k === 'lookup') return atom(this.nullable(value));
    if (value.k === 'nullable') return atom(this.nullable(value));
    if (value.k === 'argument-or-none') return { code: argument(value.index, this.literal('')), strength: CHOICE };
    return this.#text(value);
  }

  #emptyIfUnset(value: Nullable): Code {
    this.#need('os');
    if (value.k === 'lookup') return atom(`os.environ.get(${this.literal(value.name)}, ${this.literal('')})`);
    if (value.k === 'nullable') return { code: `${this.nullable(value)} or ${this.literal('')}`, strength: OR };
    return { code: argument(value.index, this.literal('')), strength: CHOICE };
  }

  #unlessUnset(value: Nullable, otherwise: Text): Code {
    const other = grouped(this.#text(otherwise), CHOICE);
    if (value.k === 'lookup') {
      this.#need('os');
      const name = this.literal(value.name);
      if (otherwise.k === 'text' || otherwise.k === 'variable') return atom(`os.environ.get(${name}, ${other})`);
      return { code: `os.environ[${name}] if ${name} in os.environ else ${other}`, strength: CHOICE };
    }
    if (value.k === 'nullable') {
      const name = this.nullable(value);
      return { code: `${other} if ${name} is None else ${name}`, strength: CHOICE };
    }
    return { code: argument(value.index, other), strength: CHOICE };
  }

  #strong(value: Text): string {
    return grouped(this.#text(value), ATOM);
  }

  #join(parts: readonly Text[]): Code {
    const outer = this.#quote;
    if (outer === '"') {
      this.#quote = "'";
      const inner = parts.map((part) => (part.k === 'text' ? undefined : this.#inside(part)));
      this.#quote = outer;
      if (inner.every((code) => code === undefined || !/["\\\n{}]/.test(code))) {
        const body = parts
          .map((part, index) =>
            part.k === 'text' ? escaped(part.value, '"').replace(/[{}]/g, '$&$&') : `{${inner[index]}}`,
          )
          .join('');
        const lines = parts.some((part) => part.k === 'text' && part.value.slice(0, -1).includes('\n'));
        if (!lines) return atom(`f"${body}"`);
        const long = parts
          .map((part, index) =>
            part.k === 'text' ? tripled(part.value).replace(/[{}]/g, '$&$&') : `{${inner[index]}}`,
          )
          .join('');
        return atom(`f"""${long}"""`);
      }
    }
    const codes = parts.map((part) => grouped(this.#text(part), 9));
    return { code: codes.join(' + '), strength: 9 };
  }

  /** A number is written as it is inside an f-string. */
  #inside(part: Text): string {
    const code = part.k === 'number-text' ? this.#number(part.value) : this.#text(part);
    // An f-string takes what follows a ! or : as a format.
    return /[!:]/.test(code.code) && code.strength < ATOM ? `(${code.code})` : code.code;
  }

  #number(value: Num): Code {
    switch (value.k) {
      case 'number':
        return value.value < 0 ? { code: String(value.value), strength: 11 } : atom(String(value.value));
      case 'variable':
        return atom(this.#names.variable(value.variable));
      case 'parse':
        this.#need('number');
        return atom(`number(${this.#text(value.text).code})`);
      case 'length':
        return atom(`len(${this.#text(value.value).code})`);
      case 'count':
        return atom(`len(${this.#list(value.list).code})`);
      case 'arithmetic':
        return this.#arithmetic(value);
      case 'negative':
        return { code: `${value.operator}${grouped(this.#number(value.operand), 11)}`, strength: 11 };
      case 'truth':
        return { code: `1 if ${grouped(this.#bool(value.test), OR)} else 0`, strength: CHOICE };
      case 'status':
        return { code: `0 if ${grouped(this.#bool(value.test), OR)} else 1`, strength: CHOICE };
      case 'choose':
        return this.#choose(value);
      case 'run':
        return this.#run(value.run);
      case 'call':
        return this.#call(value);
      case 'start':
        this.#need('start');
        return atom(`start(${this.run(value.run)})`);
      case 'write':
        this.#need('write');
        return atom(
          `write(${this.#text(value.path).code}, ${this.#text(value.text).code}${value.append ? `, mode=${this.literal('a')}` : ''})`,
        );
      case 'pid':
        this.#need('os');
        return atom('os.getpid()');
      case 'num-call':
        return this.#numCall(value);
    }
  }

  #numCall(value: Extract<Num, { k: 'num-call' }>): Code {
    const [first] = value.args;
    const names = {
      cd: 'change_directory',
      'wait-for': 'wait_for',
      'wait-all': 'wait_all',
      'wait-any': 'wait_any',
      kill: 'kill',
      'exit-code': 'exit_code',
      pushd: 'push_directory',
      popd: 'pop_directory',
    } as const;
    const name = names[value.helper];
    this.#need(name);
    if (value.helper === 'wait-for' && first) return atom(`${name}(${this.starred(first as List)})`);
    if (value.helper === 'kill') {
      const signal = first && first.k === 'text' ? first.value : 'TERM';
      this.#need('signal');
      const code = /^[0-9]+$/.test(signal) ? signal : `signal.SIG${signal}`;
      return atom(`${name}(${[code, this.starred(value.args[1] as List)].filter(Boolean).join(', ')})`);
    }
    return atom(`${name}(${value.args.map((each) => this.#value(each).code).join(', ')})`);
  }

  #arithmetic(value: Extract<Num, { k: 'arithmetic' }>): Code {
    const { operator, left, right } = value;
    if (operator === '/' || operator === '%') {
      const name = operator === '/' ? 'quotient' : 'remainder';
      this.#need(name);
      return atom(`${name}(${this.#number(left).code}, ${this.#number(right).code})`);
    }
    const strength = ARITHMETIC[operator] ?? 0;
    return {
      code: `${grouped(this.#number(left), strength)} ${operator} ${grouped(this.#number(right), strength + 1)}`,
      strength,
    };
  }

  #call(value: Extract<Num, { k: 'call' }>): Code {
    const args = this.starred(value.args);
    const check = value.takesCheck
      ? `check=${value.check === 'parameter' ? 'check' : value.check ? 'True' : 'False'}`
      : '';
    const code = `${this.#names.function(value.name)}(${[args, check].filter(Boolean).join(', ')})`;
    return atom(code);
  }

  /** The elements of a list as arguments of a call. */
  starred(list: List): string {
    const { code } = this.#list(list);
    return list.k === 'list' ? code.slice(1, -1) : `*${grouped(this.#list(list), OR)}`;
  }

  #run(run: Run): Code {
    const name = run.stages.length === 1 && run.stages[0]?.k === 'program' ? 'run' : 'pipeline';
    this.#need(name);
    return atom(`${name}(${this.run(run)})`);
  }

  /** The arguments of run, pipeline, output, capture and start. */
  run(run: Run): string {
    const args: string[] = [];
    const [first] = run.stages;
    if (run.stages.length === 1 && first?.k === 'program') args.push(...this.program(first));
    else for (const stage of run.stages) args.push(this.#stage(stage));
    if (run.input) this.#need('text_pipe');
    if (run.input) args.push(`text=${this.#text(run.input).code}`);
    if (run.pipefail) args.push('pipefail=True');
    if (run.check !== false) args.push(`check=${run.check === true ? 'True' : 'check'}`);
    return args.join(', ');
  }

  #stage(stage: Stage): string {
    if (stage.k === 'body') {
      this.#need('fork');
      return this.#names.variable({ name: stage.name });
    }
    if (stage.k === 'expression') {
      this.#need('fork');
      return `lambda: ${this.#number(stage.value).code}`;
    }
    const [args, ...rest] = this.program(stage);
    if (rest.length === 0) return args ?? '[]';
    return `{${this.literal('args')}: ${args}, ${rest.map((each) => `${this.literal(each.slice(0, each.indexOf('=')))}: ${each.slice(each.indexOf('=') + 1)}`).join(', ')}}`;
  }

  /** A program's list of arguments, its environment and its streams. */
  program(call: Call): string[] {
    const list = this.#list(call.args);
    const args = [call.args.k === 'arguments' && call.args.from === 1 ? 'args' : list.code];
    if (call.env.length > 0)
      args.push(
        `env={${call.env.map(({ name, value }) => `${this.literal(name)}: ${this.#text(value).code}`).join(', ')}}`,
      );
    return [...args, ...this.streams(call.streams)];
  }

  streams(streams: readonly Stream[]): string[] {
    return streams.map(({ fd, to }) => {
      const name = ['stdin', 'stdout', 'stderr'][fd];
      if (to.k === 'null') {
        this.#need('subprocess');
        return `${name}=subprocess.DEVNULL`;
      }
      if (to.k === 'text') {
        this.#need('text_pipe');
        return `${name}=(${this.literal('text')}, ${this.#text(to.text).code})`;
      }
      if (to.k === 'file') return `${name}=(${this.literal(to.mode)}, ${this.#text(to.path).code})`;
      if (to.fd === 1) {
        this.#need('subprocess');
        return `${name}=subprocess.STDOUT`;
      }
      this.#need('sys');
      return `${name}=sys.${['stdin', 'stdout', 'stderr'][to.fd]}`;
    });
  }

  #list(value: List): Code {
    switch (value.k) {
      case 'list':
        return atom(
          `[${value.items.map((item) => ('one' in item ? this.#text(item.one).code : `*${grouped(this.#list(item.all), OR)}`)).join(', ')}]`,
        );
      case 'words':
        this.#need('words');
        return atom(`words(${this.#text(value.text).code})`);
      case 'glob':
        return this.#glob(value.pattern);
      case 'arguments':
        return atom(value.from === 1 ? 'args' : `args[${value.from - 1}:]`);
      case 'variable':
        return atom(this.#names.variable(value.variable));
      case 'choose':
        return this.#choose(value);
      case 'elements':
        return atom(`${grouped(this.#list(value.list), ATOM)}[${value.from || ''}:${value.to ?? ''}]`);
    }
  }

  #glob(pattern: Regexless): Code {
    this.#need('files');
    const plain = pattern.every(
      (piece) => 'pattern' in piece || (piece.literal.k === 'text' && !/[*?[]/.test(piece.literal.value)),
    );
    const literal = this.#join0(
      pattern.map((piece) => ('pattern' in piece ? { k: 'text', value: piece.pattern } : piece.literal)),
    );
    if (plain) return atom(`files(${literal})`);
    const escaped = this.#escapedPattern(pattern);
    return atom(`files(${escaped}, ${literal})`);
  }

  /** The pattern with what isn't one escaped at run time. */
  #escapedPattern(pattern: Regexless): string {
    const filled = pattern.filter(
      (piece) => 'pattern' in piece || piece.literal.k !== 'text' || piece.literal.value !== '',
    );
    const pieces = filled.map((piece) => {
      if ('pattern' in piece) return this.literal(piece.pattern);
      this.#need('glob');
      return `glob.escape(${this.#text(piece.literal).code})`;
    });
    return pieces.join(' + ');
  }

  #join0(parts: readonly Text[]): string {
    const [only] = parts;
    return parts.length === 1 && only ? this.#text(only).code : this.#join(parts).code;
  }

  /** A regular expression as a raw string, joined with what is escaped at run time. */
  regex(regex: Regex): string {
    const pieces: string[] = [];
    let source = '';
    const flush = (): void => {
      if (source !== '') pieces.push(rawString(source, this.#quote));
      source = '';
    };
    for (const piece of regex) {
      if ('source' in piece) source += piece.source;
      else if ('end' in piece) source += '\\Z';
      else {
        flush();
        pieces.push(`re.escape(${this.#text(piece.literal).code})`);
      }
    }
    flush();
    this.#need('re');
    return pieces.join(' + ') || this.literal('');
  }

  #bool(value: Bool): Code {
    switch (value.k) {
      case 'constant':
        return atom(value.value ? 'True' : 'False');
      case 'not':
        return this.#negated(value.test);
      case 'and':
      case 'or': {
        const strength = value.k === 'and' ? AND : OR;
        return {
          code: `${grouped(this.#bool(value.left), strength)} ${value.k} ${grouped(this.#bool(value.right), strength)}`,
          strength,
        };
      }
      case 'filled':
        if (value.value.k === 'argument-or-none') {
          const { index } = value.value;
          return { code: `${index === 1 ? 'args' : `len(args) >= ${index}`} and args[${index - 1}]`, strength: AND };
        }
        return this.#maybe(value.value);
      case 'set':
        return this.#set(value.value, false);
      case 'has':
        return value.index === 1
          ? this.#list(value.list)
          : compare(`len(${this.#list(value.list).code}) >= ${value.index}`);
      case 'equal':
        return compare(`${grouped(this.#text(value.left), 5)} == ${grouped(this.#text(value.right), 5)}`);
      case 'one-of':
        return compare(
          `${grouped(this.#text(value.value), 5)} in (${value.options.map((option) => this.#text(option).code).join(', ')})`,
        );
      case 'starts':
        return atom(`${this.#strong(value.value)}.startswith(${this.#text(value.part).code})`);
      case 'ends':
        return atom(`${this.#strong(value.value)}.endswith(${this.#text(value.part).code})`);
      case 'contains':
        return compare(`${grouped(this.#text(value.part), 5)} in ${grouped(this.#text(value.value), 5)}`);
      case 'matches': {
        const flags = value.regex.some((piece) => 'source' in piece && /(?<!\\)\.|\[\^/.test(piece.source))
          ? ', re.S'
          : '';
        return atom(
          `re.${value.whole ? 'fullmatch' : 'search'}(${this.regex(value.regex)}, ${this.#text(value.value).code}${flags})`,
        );
      }
      case 'fits':
        this.#need('matches');
        return atom(`matches(${this.#text(value.value).code}, ${this.#text(value.pattern).code})`);
      case 'compare':
        return compare(
          `${grouped(this.#number(value.left), 5)} ${value.operator} ${grouped(this.#number(value.right), 5)}`,
        );
      case 'compare-texts':
        this.#need('compare');
        return atom(
          `compare(${this.#value(value.left).code}, ${this.literal(value.operator)}, ${this.#value(value.right).code})`,
        );
      case 'less':
        return compare(`${grouped(this.#text(value.left), 5)} < ${grouped(this.#text(value.right), 5)}`);
      case 'file':
        return this.#file(value.operator, value.path);
      case 'newer':
        this.#need('newer');
        return atom(`newer(${this.#text(value.left).code}, ${this.#text(value.right).code})`);
      case 'terminal':
        this.#need('os');
        return atom(`os.isatty(${value.fd})`);
      case 'found':
        this.#need('shutil');
        return atom(`shutil.which(${this.#text(value.name).code})`);
      case 'succeeded':
        return compare(`${grouped(this.#number(value.status), 5)} == 0`);
      case 'flag':
        return atom(this.#names.variable(value.variable));
    }
  }

  #set(value: Nullable, negated: boolean): Code {
    if (value.k === 'lookup') {
      this.#need('os');
      return compare(`${this.literal(value.name)} ${negated ? 'not in' : 'in'} os.environ`);
    }
    if (value.k === 'nullable') return compare(`${this.nullable(value)} is ${negated ? '' : 'not '}None`);
    return compare(negated ? `len(args) < ${value.index}` : `len(args) >= ${value.index}`);
  }

  #negated(test: Bool): Code {
    const opposite = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;
    if (test.k === 'set') return this.#set(test.value, true);
    if (test.k === 'compare') return this.#bool({ ...test, operator: opposite[test.operator] });
    if (test.k === 'equal' || test.k === 'succeeded') return this.#unequal(test);
    if (test.k === 'one-of' || test.k === 'contains') return compare(this.#notIn(test));
    return { code: `not ${grouped(this.#bool(test), NOT)}`, strength: NOT };
  }

  #unequal(test: Extract<Bool, { k: 'equal' | 'succeeded' }>): Code {
    if (test.k === 'succeeded') return compare(`${grouped(this.#number(test.status), 5)} != 0`);
    return compare(`${grouped(this.#text(test.left), 5)} != ${grouped(this.#text(test.right), 5)}`);
  }

  #notIn(test: Extract<Bool, { k: 'one-of' } | { k: 'contains' }>): string {
    if (test.k === 'contains')
      return `${grouped(this.#text(test.part), 5)} not in ${grouped(this.#text(test.value), 5)}`;
    const { value, options } = test;
    return `${grouped(this.#text(value), 5)} not in (${options.map((option) => this.#text(option).code).join(', ')})`;
  }

  #file(operator: string, path: Text): Code {
    this.#need('os');
    const code = this.#text(path).code;
    const tests: Readonly<Record<string, string>> = {
      e: `os.path.exists(${code})`,
      a: `os.path.exists(${code})`,
      f: `os.path.isfile(${code})`,
      d: `os.path.isdir(${code})`,
      L: `os.path.islink(${code})`,
      h: `os.path.islink(${code})`,
      r: `os.access(${code}, os.R_OK)`,
      w: `os.access(${code}, os.W_OK)`,
      x: `os.access(${code}, os.X_OK)`,
    };
    const known = tests[operator];
    if (known) return atom(known);
    if (operator === 's') return { code: `os.path.exists(${code}) and os.path.getsize(${code}) > 0`, strength: AND };
    this.#need('has_type');
    const types: Readonly<Record<string, string>> = { p: 'S_ISFIFO', S: 'S_ISSOCK', b: 'S_ISBLK', c: 'S_ISCHR' };
    return atom(`has_type(${code}, stat.${types[operator]})`);
  }

  /** A string literal. */
  literal(value: string): string {
    const quote = this.#quote;
    if (quote === '"' && value.slice(0, -1).includes('\n') && value.length > 20) return `"""${tripled(value)}"""`;
    const other = quote === '"' ? "'" : '"';
    if (quote === '"' && value.includes(quote) && !value.includes(other) && !/[\\\n]/.test(value))
      return `${other}${escaped(value, other)}${other}`;
    return `${quote}${escaped(value, quote)}${quote}`;
  }

  #need(name: string): void {
    this.needs.add(name);
  }
}

function atom(code: string): Code {
  return { code, strength: ATOM };
}

function compare(code: string): Code {
  return { code, strength: COMPARE };
}

function grouped(code: Code, strength: number): string {
  return code.strength < strength ? `(${code.code})` : code.code;
}

function argument(index: number, otherwise: string): string {
  return index === 1
    ? `args[0] if args else ${otherwise}`
    : `args[${index - 1}] if len(args) >= ${index} else ${otherwise}`;
}

function escaped(value: string, quote: string): string {
  return value.replace(/[\\\n\r\t\x00-\x1f\x7f"']/g, (char) => {
    if (char === '"' || char === "'") return char === quote ? `\\${char}` : char;
    const named: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return named[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** Text between three double quotes: line ends stay as they are. */
function tripled(value: string): string {
  const body = value.replace(/[\\\r\t\x00-\x08\x0b-\x1f\x7f]/g, (char) => (char === '\t' ? '\t' : escaped(char, '')));
  return body.replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"');
}

function rawString(source: string, quote: '"' | "'"): string {
  const other = quote === '"' ? "'" : '"';
  const raw = source.includes('\\') ? 'r' : '';
  if (!source.includes(quote)) return `${raw}${quote}${source}${quote}`;
  if (!source.includes(other)) return `${raw}${other}${source}${other}`;
  return `${quote}${escaped(source, quote)}${quote}`;
}

function isBool(value: Value): value is Bool {
  return (
    [
      'constant',
      'not',
      'and',
      'filled',
      'set',
      'has',
      'equal',
      'one-of',
      'starts',
      'ends',
      'contains',
      'matches',
      'fits',
      'compare',
      'compare-texts',
      'less',
      'file',
      'newer',
      'terminal',
      'found',
      'succeeded',
      'flag',
    ].includes(value.k) ||
    (value.k === 'or' && 'left' in value)
  );
}

function isNumber(value: Value): value is Num {
  return [
    'number',
    'parse',
    'length',
    'count',
    'arithmetic',
    'negative',
    'truth',
    'status',
    'run',
    'call',
    'start',
    'write',
    'pid',
    'num-call',
  ].includes(value.k);
}

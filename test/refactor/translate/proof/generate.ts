import { Random } from '../../../support/random.ts';
import { arrays } from './generate-arrays.ts';
import { builtinLines } from './generate-builtins.ts';
import { optionArguments, optionLoop } from './generate-options.ts';
import { sourced } from './generate-sources.ts';
import { type Parts, redirection, streamed } from './generate-streams.ts';

/** A generated script, and how it is run. */
export interface Sample {
  readonly script: string;
  readonly dialect: 'sh' | 'bash';
  readonly runs: readonly Run[];
}

export interface Run {
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly stdin: string;
  /** Sent once the script has made the file `ready`. */
  readonly signal?: 'TERM' | 'INT' | 'USR1';
  /** The script itself stops servers, however late it comes to that; others end by themselves soon. */
  readonly stopsServers?: boolean;
}

const NAMES = ['NAME', 'PORT', 'MODE', 'DIR', 'LIST', 'DEBUG', 'msg', 'item', 'path'] as const;
const VALUES = [
  '',
  'x',
  'web',
  'a b',
  ' padded ',
  '*.txt',
  '8080',
  '-n',
  'a/b/c.tar.gz',
  'true',
  'yes',
  "it's",
  'k=v',
  '10',
  '007',
  'UPPER',
  'back\\slash',
  'q"q',
] as const;
const PATTERNS = [
  '*',
  'x*',
  '*b',
  '*a*',
  'web',
  '[0-9]*',
  '*[!a-z]*',
  '?',
  '*/*',
  'a?b',
  '[[:upper:]]*',
  'yes|true',
  "'*'",
  '"a b"',
] as const;

/** How scripts end; what takes their place may be nothing, or begin with an option of exec itself. */
const ENDS: readonly (readonly string[])[] = [
  ['exec "$@"'],
  ['exec "$@"'],
  ['[ $# -gt 0 ] && exec "$@"'],
  ['exec say "$@"'],
  ['exec show $MODE end "$@"'],
  ['if [ $# -gt 0 ]; then', '  exec "$@"', 'fi', 'exec say default'],
  ['exec "$@" || say "failed $?"', 'say "left $?"'],
  ['exec "$@" >late.log', 'echo late'],
];

/** Makes one script and its runs from a seed. */
export function generate(seed: number): Sample {
  return new Generator(seed).sample();
}

class Generator {
  readonly #random: Random;
  readonly #bash: boolean;
  readonly #functions: string[] = [];
  #depth = 0;
  #loops = 0;
  #counter = 0;
  #inFunction = false;
  #locals: string[] = [];

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#bash = this.#random.chance(0.6);
  }

  sample(): Sample {
    const random = this.#random;
    const lines: string[] = [`#!/bin/${this.#bash ? 'bash' : 'sh'}`];
    const options = random.pick([
      '',
      '',
      'set -e',
      'set -e',
      'set -eu',
      'set -u',
      this.#bash ? 'set -euo pipefail' : 'set -eu',
      this.#bash ? 'set -o pipefail' : '',
    ]);
    if (options) lines.push(options);
    if (this.#bash && random.chance(0.1)) lines.push('shopt -s nullglob');
    for (let i = random.below(3); i > 0; i--) lines.push(...this.#function());
    if (random.chance(0.12))
      lines.push(
        ...random.pick([
          ["trap 'say left' EXIT"],
          ['finish() {', '  code=$?', '  say "finished $code"', '  rm -f x', '}', 'trap finish EXIT'],
          ['trap \'say "left $?"; exit 7\' EXIT'],
        ]),
      );
    if (random.chance(0.08)) {
      lines.push('try() {', random.pick(['  "$@"', '  say trying; "$@" || say "try failed $?"', '  shift; "$@"']), '}');
      lines.push(...(this.#functions.length > 0 ? [`try ${random.pick(this.#functions)} a`] : []), 'try show "a b"');
    }
    const traps = random.chance(0.12);
    if (traps) lines.push(...this.#trapped());
    const takesOptions = !traps && random.chance(0.12);
    if (takesOptions) lines.push(...optionLoop(random, this.#quoted()));
    for (let i = 2 + random.below(7); i > 0; i--)
      lines.push(
        ...(random.chance(0.1)
          ? builtinLines(random, this.#bash, this.#quoted(), this.#parameter())
          : this.#statement()),
      );
    if (random.chance(0.35)) lines.push(...random.pick(ENDS));
    const script = `${lines.join('\n')}\n`;
    const runs = random.times(traps ? 2 : 3, () => this.#run(traps, takesOptions));
    return { script, dialect: this.#bash ? 'bash' : 'sh', runs };
  }

  #run(traps: boolean, takesOptions: boolean): Run {
    const random = this.#random;
    const env: Record<string, string> = {};
    for (const name of NAMES.slice(0, 6)) if (random.chance(0.45)) env[name] = random.pick(VALUES);
    const given = takesOptions ? optionArguments(random) : [];
    const args = random.pick([
      [],
      ['say', 'hi'],
      ['show', 'a b', '*.txt', ''],
      ['fail3'],
      ['x', 'web'],
      ['nosuchprogram'],
      ['-n', 'b'],
      ['show', '--', '-e'],
    ]);
    args.unshift(...given);
    const stdin = random.pick(['', 'first line\nsecond  line\nlast', 'a\\b c\n']);
    // Bash takes an interrupt only after the program that it runs; that is a documented difference.
    const signals = this.#bash ? (['TERM', 'USR1'] as const) : (['TERM', 'USR1', 'INT'] as const);
    return traps && random.chance(0.8)
      ? { env, args, stdin, signal: random.pick<'TERM' | 'USR1' | 'INT'>(signals) }
      : { env, args, stdin };
  }

  #name(): string {
    const random = this.#random;
    if (this.#locals.length > 0 && random.chance(0.4)) return random.pick(this.#locals);
    return random.pick(NAMES);
  }

  /** A value as it can be written in a script, quoted somehow. */
  #literal(): string {
    const value = this.#random.pick(VALUES);
    if (/^[\w./=-]+$/.test(value) && this.#random.chance(0.6)) return value;
    return value.includes("'") ? `"${value}"` : `'${value}'`;
  }

  #parameter(): string {
    const random = this.#random;
    const name = random.chance(0.15) ? random.pick(['1', '2']) : this.#name();
    const options = [
      () => `\${${name}:-${random.pick(['default', '', 'a b', `$${random.pick(NAMES)}`])}}`,
      () => `\${${name}-${random.pick(['unset', ''])}}`,
      () => `\${${name}:+${random.pick(['given', '--flag'])}}`,
      () => `\${${name}+set}`,
      () => `\${${name}#${random.pick(['*/', 'a', '?', 'web', '$NAME', '"$MODE"', '*$DEBUG'])}}`,
      () => `\${${name}##*${random.pick(['/', '.', 'a'])}}`,
      () => `\${${name}%${random.pick(['.*', '/*', 'x', '?'])}}`,
      () => `\${${name}%%${random.pick(['.*', '/*', '[0-9]*', ' *'])}}`,
      () => `\${#${name}}`,
      () => `$${name}`,
      () => `$${name}`,
      () => `\${${name}}`,
      ...(this.#bash
        ? [
            () =>
              `\${${name}${random.pick(['//', '/'])}${random.pick(['a', '.', '[0-9]', '/'])}/${random.pick(['_', '', 'zz'])}}`,
            () => `\${${name}:${random.pick(['0', '1', '2'])}${random.pick(['', ':1', ':3'])}}`,
            () => `\${${name}${random.pick(['^^', ',,', '^', ','])}}`,
          ]
        : []),
    ];
    return random.pick(options)();
  }

  /** A word that stays one. */
  #quoted(): string {
    const random = this.#random;
    switch (random.below(8)) {
      case 0:
        return this.#literal();
      case 1:
        return `"$(${this.#output()})"`;
      case 2:
        return `"pre-${this.#parameter()}-post"`;
      case 3:
        return `"${this.#parameter()}${this.#parameter()}"`;
      case 4:
        return `"$((${this.#arithmetic()}))"`;
      case 5:
        return random.pick(['"$#"', '"$*"', '"v: $1"', '"$(( $# * 2 ))"']);
      default:
        return `"${this.#parameter()}"`;
    }
  }

  /** Any word: it may vanish, or become several. */
  #word(): string {
    const random = this.#random;
    switch (random.below(9)) {
      case 0:
        return this.#parameter();
      case 1:
        return `--opt=${this.#parameter()}`;
      case 2:
        return '"$@"';
      case 3:
        return random.pick([
          '*.txt',
          'etc/conf.d/*',
          '"$DIR"/*.conf',
          'nothing*',
          '[ab].txt',
          '$LIST',
          '$*',
          `$(${this.#output()})`,
        ]);
      case 4:
        return this.#bash ? random.pick(['{a,b}', 'x{1..3}y', 'pre{"q r",z}']) : 'plain';
      default:
        return this.#quoted();
    }
  }

  #words(most: number): string {
    return this.#random.times(this.#random.below(most + 1), () => this.#word()).join(' ');
  }

  /** A command whose output is of interest. */
  #output(): string {
    const random = this.#random;
    return random.pick([
      'lines',
      'spaces',
      'number',
      `say ${this.#literal()}`,
      `echo ${this.#safe()} | tr a-z A-Z`,
      `printf '%s\\n' ${this.#safe()}`,
      'cat a.txt',
      'cat a.txt | head -1',
      'lines | grep -c o',
      ...(this.#functions.length > 0 ? [`${random.pick(this.#functions)} in`] : []),
      'fail1',
      'echo one; echo two',
      'cd etc && pwd',
      'command -v say',
      'command -v nosuch',
    ]);
  }

  #safe(): string {
    return this.#random.chance(0.5) ? `"${this.#parameter()}"` : this.#literal();
  }

  #arithmetic(): string {
    const random = this.#random;
    const atom = (): string => random.pick(['1', '2', '7', '10', 'count', '$#', '${#NAME}']);
    return random.pick([
      () => atom(),
      () => `${atom()} + ${atom()}`,
      () => `${atom()} * (${atom()} - ${atom()})`,
      () => `${atom()} % 3`,
      () => `(${atom()} - 9) / 2`,
      () => `${atom()} > ${atom()}`,
      () => `${atom()} == 2 ? 5 : ${atom()}`,
    ])();
  }

  #test(): string {
    const random = this.#random;
    const simple = [
      () => `[ -n ${this.#quoted()} ]`,
      () => `[ -z "${this.#parameter()}" ]`,
      () => `[ "${this.#parameter()}" = ${this.#literal()} ]`,
      () => `[ ${this.#quoted()} != ${this.#quoted()} ]`,
      () =>
        `[ ${random.pick(['$#', '${#NAME}', '"$PORT"', '"${PORT:-80}"'])} -${random.pick(['eq', 'gt', 'lt', 'ge', 'ne'])} ${random.pick(['0', '1', '80'])} ]`,
      () =>
        `[ -${random.pick(['f', 'd', 'e', 's', 'r', 'x', 'w', 'L'])} ${random.pick(['a.txt', 'etc', 'none', 'entry', '"$DIR"', 'b.txt'])} ]`,
      () => `[ ! -e ${random.pick(['a.txt', 'none'])} ]`,
      () => `[ -n "$NAME" -a -f a.txt ]`,
      () => `[ ${random.pick(['$NAME', '$LIST', '$1'])} = ${random.pick(['x', '"$MODE"', '$MODE'])} ]`,
      () => `[ ${random.pick(['-n', '-z', '!', '-f'])} ${random.pick(['$NAME', '$LIST', '$DIR'])} ]`,
      () =>
        `[ ${random.pick(['$PORT', '$LIST'])} -${random.pick(['eq', 'lt', 'gt'])} ${random.pick(['80', '$PORT'])} ]`,
      () => `test "$MODE" = web`,
    ];
    const double = [
      () => `[[ $${this.#name()} == ${random.pick(PATTERNS.filter((each) => !each.includes('|')))} ]]`,
      () => `[[ -n $NAME && $MODE != web ]]`,
      () => `[[ "${this.#parameter()}" =~ ${random.pick(['^[0-9]+$', '^a.*b$', 'e', '(x|y)+', '^[[:space:]]'])} ]]`,
      () => `[[ -z \${MODE:-} || ! -d etc ]]`,
      () => `[[ \${#NAME} -gt 2 ]]`,
      () => `[[ $NAME == "$MODE" ]]`,
      () => `[[ $NAME == $MODE ]]`,
      () => `(( ${this.#arithmetic()} ))`,
    ];
    return random.pick(this.#bash ? [...simple, ...double] : simple)();
  }

  #condition(): string {
    const random = this.#random;
    switch (random.below(8)) {
      case 0:
        return random.pick([
          'ok',
          'fail1',
          'fail3 2>/dev/null',
          'grep -q alpha a.txt',
          '! fail1',
          'nosuch 2>/dev/null',
          'dies',
        ]);
      case 1:
        return `${this.#test()} && ${this.#test()}`;
      case 2:
        return `${this.#test()} || ${random.pick(['ok', 'fail1', this.#test()])}`;
      case 3:
        return `! ${this.#test()}`;
      case 4:
        return this.#functions.length > 0 ? `${random.pick(this.#functions)} ${this.#quoted()}` : this.#test();
      case 5:
        return random.pick([
          'command -v say >/dev/null',
          'command -v say',
          'command -v nosuch 2>/dev/null',
          'command -v nosuch >/dev/null 2>&1',
          'echo x | grep -q x',
          `item=$(${this.#output()})`,
        ]);
      default:
        return this.#test();
    }
  }

  #block(most: number): string[] {
    this.#depth++;
    const statements = this.#random.times(1 + this.#random.below(most), () => this.#statement());
    this.#depth--;
    // The end of a here-document stands at the start of its line.
    return statements.flatMap((lines) =>
      lines.some((line) => line.includes('<<') && line.includes('EOF')) ? lines : lines.map((line) => `  ${line}`),
    );
  }

  #statement(): string[] {
    const random = this.#random;
    const deep = this.#depth > 2;
    if (random.chance(0.07)) return this.#parted();
    if (!deep && random.chance(0.15)) return this.#streamed();
    const choice = random.below(deep ? 17 : 33);
    switch (choice) {
      case 0:
      case 1:
        return [`${this.#name()}=${this.#quoted()}`];
      case 2:
        return [
          random.pick([
            `export ${random.pick(NAMES)}=${this.#quoted()}`,
            `export ${random.pick(NAMES)}`,
            `NAME=${this.#quoted()}`,
            `unset ${random.pick(NAMES)}`,
          ]),
        ];
      case 3:
        return [
          `echo ${random.pick([`"m: ${this.#parameter()}"`, this.#quoted(), `-n ${this.#quoted()}`, `${this.#word()} end`, '', this.#bash ? '-e "a\\tb"' : '"a\\tb"'])}`,
        ];
      case 4:
        return [
          `printf ${random.pick([`'%s\\n' ${this.#quoted()}`, `'%s=%s\\n' ${this.#quoted()} ${this.#quoted()}`, "'done\\n'", `'[%s]\\n' "$@"`, `'%s %s\\n' a b c`])}`,
        ];
      case 5:
      case 6:
      case 7:
        return [`${random.pick(['say', 'show', 'ok'])} ${this.#words(3)}`];
      case 8:
        return [
          random.pick([
            `fail3 || say ${this.#quoted()}`,
            'fail1 || true',
            `ok && say ${this.#quoted()}`,
            `${this.#test()} && say yes || say no`,
            `${this.#test()} && ${this.#name()}=yes || ${this.#name()}=no`,
            `${this.#test()} || ${this.#name()}=late`,
          ]),
        ];
      case 9:
        return [
          `echo ${this.#safe()} ${random.pick(['>', '>>'])} ${random.pick(['out.log', '"$DIR/out"', 'no/such/file', 'etc/app.conf'])} ${random.pick(['', '|| say cannot', '|| true'])}`.trimEnd(),
        ];
      case 10:
        return [
          random.pick([
            `say ${this.#quoted()} > out.log`,
            `warn ${this.#quoted()} 2>&1`,
            `warn x 2> err.log`,
            `fail3 2>/dev/null || true`,
            `say a >> out.log 2>&1`,
            'cat < a.txt',
            'warn x >&2',
            'say x > no/such/file || say failed',
          ]),
        ];
      case 11:
        return [
          `mkdir -p ${random.pick(['new/dir', '"$DIR/sub"', 'a.txt', '"etc/$MODE"'])}${random.pick(['', ' || true', ' 2>/dev/null || say cannot'])}`,
        ];
      case 12:
        return [
          random.pick(['fail3', 'fail1', 'dies', 'nosuchprogram x'].map((each) => `${each} || code=$?`)),
          'say "code ${code:-none}"',
        ];
      case 13:
        return [
          random.pick([`code=0`, 'count=$((count + 1))', `count=${random.below(5)}`, `LIST="$LIST x"`, 'say "$count"']),
        ];
      case 14:
        return [`: "\${${random.pick(NAMES)}:=${random.pick(['fallback', 'a b', ''])}}"`];
      case 15:
        return this.#functions.length > 0
          ? [`${random.pick(this.#functions)} ${this.#words(2)}`.trimEnd()]
          : ['say none'];
      case 16:
        return [`# a comment about ${random.pick(NAMES)}`, `${this.#name()}=$(${this.#output()})`];
      case 17:
      case 18:
        return this.#if();
      case 19:
        return this.#case();
      case 20:
      case 21:
        return this.#for();
      case 22:
        return this.#while();
      case 23:
        return random.pick([
          ['take <<EOF', `value ${this.#parameter()} and \\$x`, '  "quoted" `say in`', 'EOF'],
          ["cat <<'EOF'", '$literal `x`', 'EOF'],
          ['cat > made.conf <<EOF', `name=${this.#parameter()}`, 'EOF'],
          this.#bash ? ['take <<< "$NAME"'] : ['take < a.txt'],
          ['cat <<-EOF', '\tindented', '\tEOF'],
        ]);
      case 24:
        return [
          random.pick([
            `echo ${this.#safe()} | take`,
            'lines | take',
            'lines | sort | head -2 | take',
            `cat a.txt | grep ${random.pick(['alpha', 'nothing'])}${random.pick(['', ' || true'])}`,
            'fail1 | take',
            `printf '%s\\n' "$MODE" | sed 's/w/W/' > out.log`,
            `say x | fail1 || say caught`,
          ]),
        ];
      case 25:
        return [
          `lines | while ${random.pick(['read -r', 'IFS= read -r', 'read'])} line; do`,
          '  show "$line" < /dev/null',
          'done',
        ];
      case 26:
        return [
          `while ${random.pick(['read -r', 'IFS= read -r', 'read'])} line${random.pick(['', ' || [ -n "$line" ]'])}; do`,
          '  show "$line" < /dev/null',
          `done < ${random.pick(['a.txt', '"c d.txt"', 'b.txt', 'none'])}`,
        ];
      case 27:
        return [
          `(${random.pick(['cd etc && ls', 'NAME=inner; say "$NAME"', 'exit 4', 'say sub; fail1'])})${random.pick([' || true', '', ' && say fine'])}`,
          'say "${NAME:-}"',
        ];
      case 28:
        return [
          random.pick(['say back > bg.log &', 'ok &', 'fail3 2>/dev/null &', '(exit 5) &']),
          'pid=$!',
          `wait ${random.pick(['"$pid"', '$pid'])} ${random.pick(['', '|| say "bad $?"'])}`.trimEnd(),
        ];
      case 29:
        return [
          random.pick([
            '{ say one; say two; } > group.log',
            '{ say one; fail1; } || say group',
            'cd etc; say in; cd ..',
            'cd none || say nodir',
            '{ warn a; say b; } > both.log 2>&1',
            'umask 022',
            'NAME=temp say x',
            `MODE=${this.#quoted()} PORT=1 ok`,
          ]),
        ];
      case 30:
        return this.#loops > 0 && random.chance(0.5)
          ? [`${this.#test()} && ${random.pick(['break', 'continue'])}`]
          : this.#argumentsChanged();
      case 31:
        return this.#bash ? this.#array() : ['say plain'];
      default:
        return random.pick([
          [`if ${this.#test()}; then`, `  exit ${random.below(4)}`, 'fi'],
          [`${this.#condition()} && exit 3`],
          [`case "\${1:-}" in`, '  -*) set -- say "$@" ;;', 'esac'],
          ['sleep 0'],
          [`[ -z "\${DEBUG:-}" ] || say debugging`],
        ]);
    }
  }

  /** Words of a line, and what is named at run time. */
  #parted(): string[] {
    const random = this.#random;
    const ifs = random.pick(['', '', 'IFS=: ', "IFS=', ' ", 'IFS== ']);
    const names = random.pick(['left right', 'left', 'left middle right']);
    const show = names
      .split(' ')
      .map((name) => `"$${name}"`)
      .join(' ');
    const lines = ['a b c', ' x  y ', 'k=v=w=', 'a:b:', ':', 'one,two, three', '', 'back\\ slash'];
    return random.pick([
      [
        `while ${ifs}read ${random.pick(['-r', '-r', ''])} ${names}; do`.replace('  ', ' '),
        `  show ${show}`,
        "done <<'EOF'",
        ...random.times(3, () => random.pick(lines)),
        'EOF',
      ],
      [`printf '%-6s|%4s|%.2s|%d\\n' ${this.#safe()} ${this.#safe()} ${this.#safe()} ${random.below(20)}`],
      [`printf '%03d %s\\n' ${random.pick(['$#', '"$#"', '7', '${#NAME}'])} ${this.#safe()}`],
      ['umask 027', 'say "$(umask)"', 'umask 022'],
      [
        `show "$NAME"$LIST pre$MODE"post" ${random.pick(["'*'$DIR", '"$1"*$MODE', '$LIST"$@"', '$1$2"-"'])}`.replace(
          '$LIST"$@"',
          '$LIST""',
        ),
      ],
      [`say x ${random.pick(['>', '>>'])} $NAME.out || say "cannot $?"`],
      [`for word in $LIST; do printf '%s;' $word; done`],
      ...(this.#bash
        ? [
            [`${ifs}read -r -a parts <<< "$LIST"`, 'show "${parts[@]}" "${#parts[@]}"'],
            [
              'quiet=false',
              'if [ "$1" = x ]; then quiet=true; fi',
              '$quiet && say quiet',
              'if ! $quiet; then say loud; fi',
            ],
            [
              'for key in DEBUG MODE; do',
              '  show "${!key:-none}" "${!key}"',
              '  export "$key=set $key"',
              'done',
              'ok',
            ].map((line, index) => (index === 1 ? '  show "${!key:-none}" "${!key-}"' : line)),
          ]
        : []),
    ]);
  }

  #streamed(): string[] {
    const random = this.#random;
    const parts: Parts = {
      random,
      bash: this.#bash,
      block: (most) => this.#block(most),
      looped: (most) => this.#looped(most),
      call: () =>
        this.#functions.length > 0 && random.chance(0.8)
          ? `${random.pick(this.#functions)} ${this.#words(2)}`.trimEnd()
          : random.pick(['say out', 'warn out', 'fail3', 'lines']),
      condition: () => this.#condition(),
      word: () => this.#quoted(),
    };
    return this.#bash && random.chance(0.25) ? sourced(parts) : streamed(parts);
  }

  #argumentsChanged(): string[] {
    const random = this.#random;
    if (this.#inFunction) return ['say "$#"'];
    return random.pick([
      ['[ $# -gt 0 ] && shift'],
      ['set -- one "two three" "$@"'],
      ['if [ $# -gt 1 ]; then', '  shift 2', 'fi'],
      ['for arg; do', '  show "$arg"', 'done'],
    ]);
  }

  #array(): string[] {
    return arrays({
      random: this.#random,
      words: (most) => this.#words(most),
      word: () => this.#quoted(),
      looped: (most) => this.#looped(most),
    });
  }

  /** Statements inside of a loop. */
  #looped(most: number): string[] {
    this.#loops++;
    const body = this.#block(most);
    this.#loops--;
    return body;
  }

  #if(): string[] {
    const random = this.#random;
    const lines = [`if ${this.#condition()}; then`, ...this.#block(2)];
    if (random.chance(0.3)) lines.push(`elif ${this.#condition()}; then`, ...this.#block(2));
    if (random.chance(0.5)) lines.push('else', ...this.#block(2));
    return [...lines, random.pick(['fi', 'fi', 'fi > if.log'])];
  }

  #case(): string[] {
    const random = this.#random;
    const word = random.pick(['"$1"', '"$MODE"', '$NAME', `"${this.#parameter()}"`, `"$(${this.#output()})"`]);
    const arms = random.times(1 + random.below(3), () => [
      `  ${random.chance(0.3) ? '(' : ''}${random.pick(PATTERNS)})`,
      ...this.#block(1),
      '    ;;',
    ]);
    return [
      `case ${word} in`,
      ...arms.flat(),
      ...(random.chance(0.5) ? ['  *)', ...this.#block(1), '    ;;'] : []),
      'esac',
    ];
  }

  #for(): string[] {
    const random = this.#random;
    const name = random.pick(['item', 'f', 'NAME', 'MODE']);
    const list = random.pick([
      'a b c',
      '$LIST',
      '*.txt',
      '"$@"',
      `$(${this.#output()})`,
      '"x y" z',
      'etc/conf.d/*.conf',
    ]);
    this.#loops++;
    const body = this.#block(2);
    this.#loops--;
    return [`for ${name} in ${list}; do`, `  show "$${name}"`, ...body, 'done'];
  }

  #while(): string[] {
    const random = this.#random;
    const counter = `n${++this.#counter}`;
    this.#loops++;
    const body = this.#block(1).map((line) => line.replace(/\bcontinue\b/, 'break'));
    this.#loops--;
    const limit = 1 + random.below(3);
    const test = random.pick([`while [ $${counter} -lt ${limit} ]; do`, `until [ "$${counter}" -ge ${limit} ]; do`]);
    return [`${counter}=0`, test, `  ${counter}=$((${counter} + 1))`, ...body, 'done'];
  }

  #function(): string[] {
    const random = this.#random;
    const name = `fn_${this.#functions.length}`;
    this.#inFunction = true;
    const locals = random.chance(0.5) ? ['msg'] : [];
    const start =
      locals.length > 0 ? [random.pick(['  local msg="$1"', '  local msg=local', '  local msg; msg=$1'])] : [];
    this.#locals = locals;
    const body = this.#block(3);
    this.#locals = [];
    this.#inFunction = false;
    const end = random.pick([
      [],
      [],
      ['  return 0'],
      [`  return ${random.below(3)}`],
      [`  ${this.#test()} && return 2`, '  return 0'],
      [`  ${this.#test()}`],
    ]);
    const lines = [
      random.chance(0.8) || !this.#bash ? `${name}() {` : `function ${name} {`,
      ...start,
      ...body,
      ...end,
      random.chance(0.08) ? `} ${redirection({ random, bash: this.#bash })}` : '}',
    ];
    this.#functions.push(name);
    return lines;
  }

  #trapped(): string[] {
    const random = this.#random;
    const action = random.pick([
      'say trapped',
      'say bye; exit 9',
      'kill -TERM "$pid" 2>/dev/null; wait "$pid"; exit 5',
      'stop=1',
    ]);
    return [
      'pid= stop=0',
      `trap '${action}' TERM USR1`,
      'server &',
      'pid=$!',
      // The server has to have its trap before anybody stops it.
      'while [ ! -e server-up ]; do sleep 0.05; done',
      ': > ready',
      random.pick(['wait "$pid"', 'wait', 'wait "$pid" || say "status $?"', 'sleep 1']),
      'say "after $stop"',
      'kill -TERM "$pid" 2>/dev/null || true',
      'wait "$pid" || true',
    ];
  }
}

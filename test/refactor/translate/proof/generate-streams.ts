import type { Random } from '../../../support/random.ts';

/** What the generator of scripts gives to the part of it that makes redirections, pipelines and processes of the script's own parts. */
export interface Parts {
  readonly random: Random;
  readonly bash: boolean;
  /** Indented statements, as many as this at most. */
  readonly block: (most: number) => string[];
  /** The same inside of a loop. */
  readonly looped: (most: number) => string[];
  /** The call of a function of the script, or of a program where it has none. */
  readonly call: () => string;
  readonly condition: () => string;
  /** A word that stays one. */
  readonly word: () => string;
}

/** Where the streams of a command go; nothing keeps it from being read by mistake. */
export function redirection({ random, bash }: Pick<Parts, 'random' | 'bash'>): string {
  // A file of its own: what two commands write over each other depends on the length of a shell's own complaints.
  const number = random.below(1000);
  return random.pick([
    '>&2',
    '2>&1',
    `> o${number}.log`,
    `>> o${number}.log 2>&1`,
    `2> e${number}.log`,
    '2>/dev/null',
    '> /dev/null 2>&1',
    `2>&1 >> o${number}.log`,
    `> o${number}.log 2> e${number}.log`,
    `>&2 2> e${number}.log`,
    '> no/such/file',
    bash ? `&> both${number}.log` : `> both${number}.log`,
  ]);
}

/** Functions and blocks with redirections around them, in pipelines, in the background, in `$( )`. */
export function streamed(parts: Parts): string[] {
  const { random, bash, block, looped, call, condition, word } = parts;
  const away = (): string => redirection(parts);
  const after = (): string => random.pick(['', '', ' || say "failed $?"', ' && say fine', ' || true']);
  const reader = (): string[] =>
    random.pick([
      [`while ${random.pick(['read -r line', 'IFS= read -r line'])}; do`, '  show "$line" < /dev/null', 'done'],
      ['while read -r first rest; do', '  echo "[$first] [$rest]"', 'done'],
      // All is read: whether a writer still gets rid of the rest would be a matter of time.
      ['{', '  read -r line || true', '  say "first $line"', '  cat > /dev/null', '}'],
    ]);
  return random.pick<() => string[]>([
    () => ['{', ...block(2), `} ${away()}${after()}`],
    () => ['(', ...block(2), `) ${away()}${after()}`],
    () => [`${call()} ${away()}${after()}`],
    () => [`if ${condition()}; then`, ...block(2), `fi ${away()}`],
    () => ['for item in a b; do', ...looped(1), `done ${away()}`],
    () => ['while read -r line; do', '  show "$line" < /dev/null', ...looped(1), `done < a.txt ${away()}`],
    () => ['{', ...block(1), `} ${random.pick(['', '2>&1 '])}| take${after()}`],
    () => [`${call()} ${random.pick(['', '2>&1 '])}| take${after()}`],
    () => pipe(['lines | {', ...block(1), '  take', `}${after()}`]),
    () => pipe([`${call()} |`], reader()),
    () => pipe([`{`, ...block(1), `} |`], reader()),
    () => pipe([`echo ${word()} |`], reader()),
    () => [`printf '%s\\n' ${word()} x | { ${call()}; take; }${after()}`],
    () => [`NAME=$(${call()} ${random.pick(['', '2>/dev/null'])})${after()}`, 'show "${NAME:-}"'],
    // What a shell complains of in other words must not become text that is worked with.
    () => [`seen=$(${call()} 2>&1)${after()}`, 'show "$seen"'],
    () => ['NAME=$(', ...block(1), ')', 'show "${NAME:-}"'],
    () => [`show "$({ ${call()}; say more; } ${random.pick(['2>&1', '2>/dev/null', ''])})"`],
    () => [`${call()} ${random.pick(['', '> bg.log', '2>/dev/null'])} &`, `wait $!${after()}`],
    () => ['{', ...block(1), '} > bg.log 2>&1 &', 'pid=$!', `wait "$pid"${after()}`],
    () => ['{ cat; say more; } <<EOF', `value ${random.pick(['$NAME', '${MODE:-none}', '"x"'])}`, 'EOF'],
    () => ['while read -r line; do', '  echo "got $line"', 'done <<EOF', 'one $NAME', '${MODE:-two}', 'EOF'],
    () => (bash ? pipe(reader(), ['<<< "$NAME"']) : ['say plain']),
    () => ['case "$MODE" in', '  web) say web ;;', `  *) ${call()} ;;`, `esac ${away()}`],
    () => [`if ${call()} ${away()}; then say yes; else say "no $?"; fi`],
    () => [`! ${call()} ${away()} || say turned`],
    () => [`say a ${away()}; warn b ${away()}`],
  ])();
}

/** Joins the last line of one piece with the first line of the next. */
function pipe(first: readonly string[], second: readonly string[] = []): string[] {
  const [head, ...tail] = second;
  return head === undefined ? [...first] : [...first.slice(0, -1), `${first.at(-1)} ${head}`, ...tail];
}

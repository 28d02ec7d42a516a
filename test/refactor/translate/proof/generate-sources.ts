import type { Parts } from './generate-streams.ts';

/** What bash reads otherwise than line by line from a file. */
export function sourced(parts: Parts): string[] {
  const { random, block, looped, call, word } = parts;
  const ifs = random.pick(['', 'IFS= ', 'IFS=: ']);
  const loop = (end: string): string[] => [
    `while ${ifs}read -r ${end} ${random.pick(['line', 'line', 'first rest'])}; do`,
    '  show "${line:-}" "${first:-}" "${rest:-}" < /dev/null',
    ...looped(1),
    'done',
  ];
  const nul = random.pick(["-d ''", "-d $'\\0'", '-d ""']);
  const plain = (): string[] => ['while read -r line; do', '  show "$line" < /dev/null', ...looped(1), 'done'];
  const programs = (): string =>
    random.pick([
      'lines',
      'cat',
      'cat a.txt',
      'nosuchprogram',
      'fail3',
      'lines | sort',
      `printf '%s\\n' ${word()} x`,
      `echo ${word()}`,
      `say ${word()}; fail1; lines`,
      call(),
    ]);
  const commands = (): string[] => block(2);
  const after = (): string => random.pick(['', '', ' || say "failed $?"', ' && say fine', ' || true']);
  return random.pick<() => string[]>([
    () => behind([`lines | tr '\\n' '\\0' | `], loop(nul)),
    () => ["tr '\\n' '\\0' < a.txt > nul.out", ...before(loop(nul), ' < nul.out')],
    () => before(loop(random.pick(['-d o', "-d ' '"])), ' < a.txt'),
    () => [`${ifs}read -r ${nul} msg <<EOF || true`, `  value ${word()}`, '', ' second ', 'EOF', 'show "$msg"'],
    () => [
      `${ifs}read -r -d ${random.pick(['x', ':'])} first rest <<< ${word()} || say "ended $?"`,
      'show "$first" "$rest"',
    ],
    () => [`${ifs}read -r ${nul} -a parts < a.txt || say ended`, 'show "${parts[@]}"'],
    () => before(plain(), ` < <(${programs()})`),
    () => before(loop(nul), ` < <(${random.pick(["lines | tr '\\n' '\\0'", "printf '%s\\n' a b | tr '\\n' '\\0'"])})`),
    () =>
      behind(before(plain(), ' < <('), [
        ...commands(),
        `)${random.pick(['', '', ` 2> e${random.below(1000)}.log`])}${after()}`,
      ]),
    () => [
      'shopt -s nullglob',
      `show ${random.pick(['nothing*', '*.txt', '"$DIR"/*', '$LIST', '--opt=$NAME', '[n]othing', '"*" ? [!a]*'])} end`,
      `for item in ${random.pick(['nothing*', '$LIST', 'etc/*.none a*'])}; do`,
      ...looped(1),
      'done',
      'shopt -u nullglob',
      'show nothing* $LIST',
    ],
    () => [
      random.pick(['export MODE_A=1 MODE_b=2', 'export MODE="$NAME" MODE_x', 'unset MODE', 'ok']),
      `for name in ${random.pick(['"${!MODE@}"', '${!MO@}', '${!LI*}', '"${!NO@}"'])}; do`,
      '  show "$name" < /dev/null',
      'done',
      `show ${random.pick(['"${!MODE*}"', '"names ${!DEB*}"', '${!PO*}'])}`,
    ],
    () => [`read -r first rest < <(${programs()})${after()}`, 'show "$first" "$rest"'],
    () => behind(['{', '  read -r line || true', ...looped(1), '  take', '} < <('], [...commands(), `)${after()}`]),
    () => [
      'count=0',
      'while read -r line; do',
      '  count=$((count + 1))',
      '  [ "$count" -lt 2 ] || break',
      `done < <(${programs()})`,
      'show "$count"',
    ],
    () => [`if ${call()} < <(${programs()}); then say yes; else say "no $?"; fi`],
    () => [
      'while read -r line; do',
      '  while read -r item; do',
      '    show "$line" "$item" < /dev/null',
      `  done < <(${programs()}; say "$line")`,
      'done < <(lines)',
    ],
  ])();
}

/** Joins the last line of one piece with the first line of the next. */
export function behind(first: readonly string[], second: readonly string[]): string[] {
  const [head, ...tail] = second;
  return head === undefined ? [...first] : [...first.slice(0, -1), `${first.at(-1)}${head}`, ...tail];
}

/** Text behind the last line. */
function before(lines: readonly string[], text: string): string[] {
  return behind(lines, [text]);
}

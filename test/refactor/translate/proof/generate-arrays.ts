import type { Random } from '../../../support/random.ts';

/** What the generator of scripts gives to the part of it that makes arrays. */
export interface ArrayParts {
  readonly random: Random;
  /** Any words, at most as many. */
  readonly words: (most: number) => string;
  /** A word that stays one. */
  readonly word: () => string;
  /** Indented statements, as many as this at most, inside of a loop. */
  readonly looped: (most: number) => string[];
}

/** An array, and what is read of it. */
export function arrays(parts: ArrayParts): string[] {
  const { random, words } = parts;
  if (random.chance(0.2)) return lines(parts);
  if (random.chance(0.3)) return matched(parts);
  return [
    `arr=(${words(3)})`,
    random.pick(['arr+=("more here")', 'say "${#arr[@]}"', 'place=$((${#arr[@]} / 2))']),
    ...random.pick([wholes, wholes, items, items, loops, lasts])(parts),
  ];
}

function wholes({ random }: ArrayParts): string[] {
  return [
    random.pick([
      'show "${arr[@]}"',
      'for item in "${arr[@]}"; do show "$item"; done',
      'show "${arr[@]:1}"',
      'say "${arr[*]}"',
      'show ${arr[@]}',
    ]),
  ];
}

/** Items at places, also where there are none. */
function items({ random, word }: ArrayParts): string[] {
  const index = random.pick([
    '0',
    '1',
    '-1',
    '2',
    '$n',
    'n',
    'n - 1',
    '$((n - 1))',
    '${#arr[@]}-1',
    '-n',
    '$#',
    '${n}',
  ]);
  const change = random.pick(['', '', '', ':-none', '-none', ':+given', '+set', '#*/', '%b', '^^', ':0:2', '//a/_']);
  const item = `\${arr[${index}]${change}}`;
  return [
    `n=${random.below(4)}`,
    random.pick([
      `show "${item}"`,
      `show ${item}`,
      `msg="pre-${item}"; show "$msg"`,
      `if [ -n "${item}" ]; then say filled; else say empty; fi`,
      `[ "${item}" = ${word()} ] && say same || say other`,
      `[[ ${item} == a* ]] && say begins`,
      `case "${item}" in *a*) say a ;; '') say nothing ;; *) say other ;; esac`,
      `echo "${item}" > item.log || say cannot`,
      `say "\${#arr[${random.pick(['0', '1', '3'])}]}"`,
    ]),
  ];
}

function loops({ random, looped }: ArrayParts): string[] {
  const item = random.pick(['${arr[$i]}', '${arr[i]}', '${arr[i+1]:-}', '${arr[$((i + 1))]-last}', '${arr[-1]}']);
  return random.pick([
    () => [
      `for i in ${random.pick(['"${!arr[@]}"', '${!arr[@]}'])}; do`,
      `  show "$i" "${item}"`,
      ...looped(1),
      'done',
    ],
    () => ['for i in "${!arr[@]}"; do', '  arr+=("$i")', 'done', 'show "${arr[@]}" "$i"'],
    () => ['for item in "${arr[@]}"; do', '  arr+=("$item" x)', 'done', 'show "${arr[@]}"'],
    () => ['for ((i = 0; i < ${#arr[@]}; i++)); do', `  show "${item}"`, 'done'],
    () => ['i=0', 'while [ $i -lt ${#arr[@]} ]; do', `  show "${item}"`, '  i=$((i + 1))', 'done'],
    () => ['show "${!arr[@]}" "${!arr[*]}"', 'places=("${!arr[@]}")', 'show "${#places[@]}"'],
  ])();
}

/** Arguments from places, and the last one. */
function lasts({ random }: ArrayParts): string[] {
  const piece = random.pick(['${@: -1}', '${!#}', '${*: -1}', '${@:2:1}', '${@:1:2}', '${@:2:0}', '${@:3}']);
  return random.pick([
    [`show "${piece}" "$#"`],
    [`show ${piece}`],
    ['set -- "${arr[@]}"', `show "${piece}"`],
    ['last="${@: -1}"', '[ $# -gt 0 ] && show "${last##*/}"', 'show "pre-${!#}"'],
    [`arr+=("${piece}")`, 'show "${arr[@]}" "${arr[-1]}"'],
  ]);
}

/** All lines of a text or a file. */
function lines({ random, word }: ArrayParts): string[] {
  const read = random.pick(['mapfile -t', 'readarray -t']);
  const from = random.pick(['a.txt', '"c d.txt"', 'b.txt', 'none', '"$1"', '/dev/null']);
  return [
    ...random.pick([[], ['arr=(before)']]),
    ...random.pick([
      [`${read} arr <<< ${word()}`],
      [`${read} arr <<< "$(lines)"`],
      [`${read} arr <<< "one`, '$NAME', '"'],
      [`${read} arr < ${from}`],
      [`${read} arr < ${from} || say "cannot $?"`],
      [`if ${read} arr < ${from}; then say read; fi`],
      [`${read} arr`],
      [`${read} arr <<EOF`, 'one $NAME', '', ' ${MODE:-two}', 'EOF'],
      [`lines | { ${read} arr; show "\${arr[@]}" "\${#arr[@]}"; }`, 'arr=()'],
    ]),
    random.pick([
      'show "${arr[@]}" "${#arr[@]}"',
      'for item in "${arr[@]}"; do show "$item" < /dev/null; done',
      'show "${arr[0]}" "${arr[-1]:-none}"',
    ]),
  ];
}

/** What groups of regular expressions matched. */
function matched({ random, word, looped }: ArrayParts): string[] {
  const regex = random.pick([
    '^([a-z]+)(.*)$',
    '([0-9]+)',
    '^([^:]+):(.+)$',
    '^(a|web|x/)(.*)',
    '(.)\\.([a-z]+)$',
    '^(-*)([[:alpha:]]?)([^=]*)=?(.*)$',
    '([[:space:]]+)([^ ]*)$',
    '^(x)?(.*)$',
    '^([a-z]{1,2})(/[a-z]+)*',
    '(e)',
  ]);
  const value = random.pick(['$NAME', '"$MODE"', '"${1:-}"', '$LIST', '${DIR:-a/b}', word()]);
  const group = `\${BASH_REMATCH[${random.pick(['0', '1', '1', '2'])}]${random.pick(['', '', '', ':-none', '%a', '^^', '#?', '+set'])}}`;
  const show = random.pick([
    `show "${group}"`,
    `show ${group}`,
    `msg="${group}"; show "$msg"`,
    `say "$(echo "${group}")"`,
  ]);
  return random.pick([
    () => [`if [[ ${value} =~ ${regex} ]]; then`, `  ${show}`, ...looped(1), 'fi'],
    () => [`if ! [[ ${value} =~ ${regex} ]]; then say none; else ${show}; fi`],
    () => [`if [[ ! ${value} =~ ${regex} ]]; then exit 3; fi`, show, `echo x | { ${show}; }`],
    () => [`[[ ${value} =~ ${regex} ]] && ${show}`, 'say after'],
    () => [`[[ ${value} =~ ${regex} ]] || exit 4`, `( ${show} )`, show],
    () => [
      'rest="a,b c,,d"',
      'while [[ $rest =~ ^([^,]*),(.*)$ ]]; do',
      '  show "${BASH_REMATCH[1]}"',
      '  rest=${BASH_REMATCH[2]}',
      'done',
      'show "$rest"',
    ],
    () => [
      `if [[ ${value} =~ ${regex} ]]; then`,
      `  ${show}`,
      `elif [[ ${value} =~ ^(.?)(.?) ]]; then`,
      `  ${show}`,
      'fi',
    ],
    // Stale or not plain: these are refused.
    () => [`[[ ${value} =~ ${regex} ]] || true`, show],
    () => [`if [[ ${value} =~ ${regex} ]]; then`, `  [[ x =~ (y) ]] || ${show}`, 'fi'],
  ])();
}

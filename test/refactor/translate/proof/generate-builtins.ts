import type { Random } from '../../../support/random.ts';

/**
 * One use of a builtin that is seldom seen, with what it leaves behind shown.
 * @param word a quoted word
 * @param parameter an expansion without quotes
 */
export function builtinLines(random: Random, bash: boolean, word: string, parameter: string): string[] {
  const everywhere: readonly (() => string[])[] = [
    () => [
      `: \${${random.pick(['NAME', 'MODE', 'made'])}:=${random.pick(['"a b"', word, '*.txt', `$1"x y"`])}}`,
      'show "$NAME" "$MODE" "${made-}"',
    ],
    () => [`echo ${random.pick([`"given $@"`, `"$@ is given"`, `"-n$@"`, `"<$@>" ${word}`, `"${parameter} $@"`])}`],
    () => [`show "a $@" ${random.pick(['"$@ b"', '"[$@]"', word])}`],
    () => [
      `cd ${random.pick(['-P ', '-L ', '', '-P -L '])}${random.pick(['-- "$DIR"', '-- .', '"data dir"', '.', 'etc', 'nowhere'])} ${random.pick(['|| say "$?"', '&& pwd', ''])}`.trim(),
      'say "$PWD"',
      // Nothing that is read later on becomes a folder here.
      ': >> a.txt',
    ],
    () => [
      `type ${random.pick(['say', 'nosuch', './entry'])} ${random.pick(['> /dev/null 2>&1', '>/dev/null'])} ${random.pick(['|| say "no $?"', '&& say yes'])}`,
    ],
    () => [`umask ${random.pick(['027', '0077', '2'])}`, 'umask'],
  ];
  const only: readonly (() => string[])[] = [
    () => [
      `echo -e ${random.pick([`"${parameter}\\n"`, `"\\033[1m$NAME\\E[0m"`, word, `'\\x41\\u00e9\\t' ${word}`, `"$MODE\\c" more`, `'\\\\c\\0101\\xe2\\x9c\\x94'`])}`,
    ],
    () => [`echo -en ${word}`],
    () => [`umask ${random.pick([`"\${MASK:-027}"`, '${MASK:-022}', '$MASK'])}`, 'umask'],
    () => [
      `let ${random.pick(['n=3', 'n+=2', 'n++', '"n = 5 * 2"', 'n=0'])} ${random.pick(['|| say zero', ''])}`.trim(),
      'say "n $n"',
    ],
    () => [
      `printf -v ${random.pick(['made', 'NAME'])} ${random.pick([`'%s-%03d' ${word} 7`, `'%s' ${word}`, `'x'`])}`,
      'show "${made-}" "$NAME"',
    ],
    () => [
      `if [[ ${random.pick(['a.txt', 'etc', '.', word])} -ef ${random.pick(['a.txt', './a.txt', 'etc/', '"$PWD"', word])} ]]; then say same; else say other; fi`,
    ],
    () => [`found=$(type -P ${random.pick(['say', 'nosuch'])}) || say "none $?"`, 'say "${found##*/}"'],
    () => [
      `made=${word}`,
      `show "\${made: -${random.pick(['1', '2', '9'])}}" "\${made::${random.pick(['1', '3'])}}" "\${made:(-2):1}"`,
    ],
  ];
  return random.pick(bash ? [...everywhere, ...only, ...only] : everywhere)();
}

import type { Random } from '../../../support/random.ts';

/** A loop over the options of a script, and what is done with what is left. */
export function optionLoop(random: Random, word: string): string[] {
  const letters = random.pick(['ab:', ':ab:', 'b:a', ':a', 'h?ab:', 'ab:-:']);
  const name = random.pick(['opt', 'opt', 'item', 'MODE']);
  const argument = random.pick(['"$OPTARG"', '"${OPTARG:-}"', '"${OPTARG:-none}"', '"${OPTARG-unset}"']);
  const body = [
    `  case ${random.pick([`"$${name}"`, `$${name}`])} in`,
    `    a) ${random.pick(['DEBUG=yes', 'export DEBUG=yes', 'say a', 'count=$((count + 1))'])} ;;`,
    `    b) ${random.pick([`NAME=${argument}`, `show ${argument}`, `LIST="$LIST "${argument}`, `show b ${word}`])} ;;`,
    ...random.pick([
      [],
      [`    :) say "needs one:" ${argument} ;;`],
      [`    -) case ${argument} in x*) say long ;; *) break ;; esac ;;`],
    ]),
    ...random.pick([
      ['    \\?) say bad; exit 2 ;;'],
      [`    *) show "$${name}" ${argument} ;;`],
      ['    *) break ;;'],
      [`    [?]) say "bad: "${argument} >&2 ;;`],
    ]),
    '  esac',
  ];
  const loop = [
    `while getopts ${random.pick([`"${letters}"`, `'${letters}'`])} ${name}${random.pick(['', '', ' "$@"'])}; do`,
    ...body,
    random.pick(['done', 'done', 'done', 'done 2> options.log']),
  ];
  const shift = random.pick(['shift $((OPTIND - 1))', 'shift "$(($OPTIND -1))"', 'shift $((OPTIND-1))']);
  return [
    'count=0',
    ...(random.chance(0.15) ? [`if [ $# -gt 0 ]; then`, ...loop.map((line) => `  ${line}`), 'fi'] : loop),
    ...random.pick([[shift], [shift, `show "$${name}" "\${OPTARG-unset}" "$@"`], ['show "$#"', shift], []]),
  ];
}

/** Options as people give them, right and wrong ones. */
export function optionArguments(random: Random): string[] {
  return random.pick([
    [],
    ['-a'],
    ['-a', '-b', 'a b'],
    ['-ab', 'x'],
    ['-abx', '-a'],
    ['-b', ''],
    ['-b'],
    ['-z'],
    ['-az', '-b', '-a'],
    ['-a', '--', '-b'],
    ['-', '-a'],
    ['--'],
    ['--xy', '-a'],
    ['-?'],
    ['-:'],
    ['-ba', '-:a'],
    ['-b', '--', '-a'],
  ]);
}

import type { Parts } from './generate-streams.ts';

/** What bash reads otherwise than line by line from a file. */
export function sourced(parts: Parts): string[] {
  const { random, looped, word } = parts;
  const ifs = random.pick(['', 'IFS= ', 'IFS=: ']);
  const loop = (end: string): string[] => [
    `while ${ifs}read -r ${end} ${random.pick(['line', 'line', 'first rest'])}; do`,
    '  show "${line:-}" "${first:-}" "${rest:-}" < /dev/null',
    ...looped(1),
    'done',
  ];
  const nul = random.pick(["-d ''", "-d $'\\0'", '-d ""']);
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

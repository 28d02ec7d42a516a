import { chainInstructions } from '../../dockerfile/chain.ts';
import type { ShellCommand, ShellScript } from '../../shell/model.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import { lookup } from '../../text/lookup.ts';
import type { Monolith, Process } from './find.ts';

/**
 * Why the processes of a script cannot just be started by themselves: what the script does before belongs to them as well. Empty when
 * nothing stands in the way.
 */
export function obstaclesIn(text: string, shell: ShellScript, processes: readonly Process[]): string[] {
  const lines = lineIndex(text);
  const own = new Set(shell.variables.filter(({ value }) => value !== undefined).map(({ name }) => name));
  const found: string[] = [];
  const say = (message: string, offset: number): void => {
    if (!found.some((known) => known.startsWith(message))) found.push(`${message} (line ${lineAt(lines, offset)}).`);
  };
  for (const { range, name } of processes) {
    const command = shell.commands.find((each) => each.range.start === range?.start);
    if (!command || !range) continue;
    const around = command.inside.find((context) => context !== 'group' && context !== 'subshell');
    if (around !== undefined) say(`\`${name}\` is started inside ${SAID[around] ?? 'another command'}`, range.start);
    if (command.inside.includes('subshell') || command.pipeline.length > 1)
      say(`\`${name}\` is one of several commands in the background`, range.start);
    if (command.assignments.length > 0) say(`\`${name}\` gets variables of its own`, range.start);
    const near = loopback(command.args.map(({ text: word }) => word));
    if (near !== undefined) say(ownContainer(name, near), range.start);
    const used = wordsOf(command).find(({ variables }) => variables.some((each) => own.has(each)));
    if (used) say(`\`${name}\` needs what the script works out (\`${used.raw}\`)`, range.start);
    const before = shell.commands.filter((each) => each.range.start < range.start);
    const prepared = before.find(prepares);
    if (prepared) say(`\`${name}\` may need what \`${prepared.nameWord.raw}\` prepares`, prepared.range.start);
    const exported = shell.variables.find((each) => each.exported && each.range.start < range.start);
    if (exported) say(`\`${name}\` gets \`${exported.name}\` from the script`, exported.range.start);
    const moved = before.filter((each) => each.name === 'cd' || each.name === 'pushd');
    if (moved.length > 1 || moved.some(({ args }) => args[0]?.value === undefined))
      say(`it is not plain in which folder \`${name}\` runs`, range.start);
  }
  return found;
}

const SAID: Readonly<Record<string, string>> = lookup({
  if: 'a condition',
  loop: 'a loop',
  case: 'a `case`',
  function: 'a function',
});

function wordsOf({ nameWord, args }: ShellCommand): readonly ShellCommand['nameWord'][] {
  return [nameWord, ...args];
}

/** An address or socket that only processes of the same container reach. */
function loopback(words: readonly string[]): string | undefined {
  return words.find((word) =>
    /(^|[^\w.])(127\.\d+\.\d+\.\d+|localhost|\[::1\])($|[^\w.])|(^|=)unix:|\.sock$/.test(word),
  );
}

function ownContainer(name: string, address: string): string {
  return `\`${name}\` uses \`${address}\`, which only its own container reaches`;
}

/** Commands that write what a program reads when it starts. */
function prepares({ name, args }: ShellCommand): boolean {
  if (name === 'sed') return args.some(({ text }) => /^(-\w*i|--in-place)/.test(text));
  return /^(envsubst|gomplate|confd|j2|source|\.|eval)$/.test(name ?? '');
}

/** The folder that a script went to before a process; undefined when it stayed. */
export function folderOf(shell: ShellScript, { range }: Process): string | undefined {
  return shell.commands.find(({ name, range: at }) => name === 'cd' && at.start < (range?.start ?? 0))?.args[0]?.value;
}

/** Why the programs of a supervisor cannot be started by themselves. */
export function obstaclesOfSupervisor({ dockerfile, others }: Monolith): string[] {
  const all = chainInstructions(dockerfile.target);
  const last = (wanted: string): readonly string[] =>
    all.findLast(({ keyword }) => keyword === wanted)?.words.map(({ value }) => value) ?? [];
  const entry = last('ENTRYPOINT');
  const found: string[] = [];
  if (entry.length > 0 && ![...entry, ...last('CMD')].some((word) => /supervisord$/.test(word)))
    found.push(`\`${entry[0]}\` starts the supervisor, and what it does before belongs to each program.`);
  const odd = others.find(({ words }) => words.some((word) => /%\(/.test(word)));
  for (const { name, words, line } of others) {
    const near = loopback(words);
    if (near !== undefined) found.push(`${ownContainer(name, near)} (line ${line}).`);
  }
  if (odd) found.push(`\`${odd.name}\` uses values that only the supervisor knows (line ${odd.line}).`);
  return found;
}

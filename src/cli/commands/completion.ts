import type { Command } from 'commander';
import { allRules } from '../../rules/registry.ts';
import { UsageError } from '../errors.ts';

interface Subcommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string }[];
  /** Words that its argument can be. */
  readonly words: readonly string[];
}

/** `plimsoll completion SHELL`: commands, options, and rule ids where one is wanted; else files. */
export function completion(program: Command, shell: string): number {
  const scripts: Readonly<Record<string, (commands: readonly Subcommand[]) => string>> = { bash, zsh, fish };
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (!script) throw new UsageError(`There is no completion for "${shell}"; there is one for bash, zsh, fish.`);
  process.stdout.write(script(program.commands.map(describe)));
  return 0;
}

function describe(command: Command): Subcommand {
  const name = command.name();
  const words: Readonly<Record<string, readonly string[]>> = {
    explain: allRules().map(({ id }) => id),
    completion: ['bash', 'zsh', 'fish'],
  };
  return {
    name,
    description: command.description(),
    options: command.options.flatMap(({ long, description }) => (long ? [{ flag: long, description }] : [])),
    words: words[name] ?? [],
  };
}

function bash(commands: readonly Subcommand[]): string {
  const cases = commands.map(
    ({ name, options, words }) =>
      `    ${name}) COMPREPLY=($(compgen${words.length === 0 ? ' -f' : ''} -W "${[...words, ...options.map(({ flag }) => flag)].join(' ')}" -- "$current")) ;;`,
  );
  return `_plimsoll() {
  local current=\${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
}
complete -o filenames -F _plimsoll plimsoll
`;
}

function zsh(commands: readonly Subcommand[]): string {
  return `#compdef plimsoll
autoload -Uz bashcompinit && bashcompinit
${bash(commands)}`;
}

function fish(commands: readonly Subcommand[]): string {
  const lines = commands.flatMap(({ name, description, options, words }) => [
    `complete -c plimsoll -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ...options.map(
      (option) =>
        `complete -c plimsoll -n '__fish_seen_subcommand_from ${name}' -l ${option.flag.slice(2)} -d ${quoted(option.description)}`,
    ),
    ...(words.length === 0
      ? []
      : [`complete -c plimsoll -n '__fish_seen_subcommand_from ${name}' -f -a '${words.join(' ')}'`]),
  ]);
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}

/** What people can ask for in a comment. */
export const COMMANDS = ['help', 'review', 'fix', 'ignore', 'unignore', 'explain', 'plan'] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface Command {
  /** Undefined for a word that is no command. */
  readonly name: CommandName | undefined;
  /** The word as it was written, in lower case. */
  readonly word: string;
  /** What follows it on the line, without blanks around. */
  readonly rest: string;
}

/** Nobody needs more in one comment; more would be an attack on the hourly limits. */
const MAX_COMMANDS = 5;

/**
 * The commands of a comment: lines that begin with `/plimsoll`. Quotes and code blocks hold none: there somebody shows one.
 * @returns in order, at most five
 */
export function commandsIn(body: string): Command[] {
  const commands: Command[] = [];
  let fence: string | undefined;
  for (const line of body.split(/\r\n|\r|\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const match = /^ {0,3}\/plimsoll(?:[ \t]+(\S+))?(?:[ \t]+(.*))?$/is.exec(line);
    if (!match) continue;
    const word = (match[1] ?? 'help').toLowerCase();
    commands.push({ name: COMMANDS.find((name) => name === word), word, rest: (match[2] ?? '').trim() });
  }
  return commands.slice(0, MAX_COMMANDS);
}

import { chainInstructions } from '../../dockerfile/chain.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';

export const userGroupDropsSupplementary: Rule = {
  id: 'user-group-drops-supplementary',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/user-explicit-group-drops-supplementary-groups'],
  summary: "`USER name:group` takes the account's other groups away.",
  why: 'With an explicit group the process gets only that one, not those that usermod or adduser gave the account.',
  *check({ file }) {
    for (const stage of file.stages) {
      for (const instruction of stage.instructions) {
        const word = instruction.keyword === 'USER' ? instruction.words[0] : undefined;
        const [name = '', group] = word?.value.split(':') ?? [];
        if (!word || group === undefined || /^(\d*|root)$/.test(name) || /[$\\]/.test(word.raw)) continue;
        const before = chainInstructions(stage).filter(
          ({ index, keyword }) => index < instruction.index && keyword === 'RUN',
        );
        if (!before.some((run) => run.shell().commands.some((command) => addsGroup(command, name)))) continue;
        const at = word.range.start + word.raw.indexOf(':');
        yield {
          range: word.range,
          message: `With \`:${group}\` the process loses the other groups of \`${name}\`; write \`USER ${name}\`.`,
          fix: {
            safety: 'unsafe',
            title: 'Drop the group',
            edits: [{ range: { start: at, end: at + 1 + group.length }, text: '' }],
          },
        };
      }
    }
  },
};

function addsGroup({ name, args }: ShellCommand, user: string): boolean {
  const words = args.map(({ value }) => value);
  if (!words.includes(user)) return false;
  if (name === 'useradd' || name === 'usermod')
    return words.some((word) => /^(-[a-z]*G|--groups(=.*)?)$/.test(word ?? ''));
  if (name === 'gpasswd') return words.some((word) => word === '-a' || word === '--add');
  const plain = words.filter((word) => word !== undefined && !word.startsWith('-'));
  return (
    (name === 'adduser' || name === 'addgroup') &&
    words.length === plain.length &&
    plain.length === 2 &&
    plain[0] === user
  );
}

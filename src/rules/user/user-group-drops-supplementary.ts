import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import { accountCall } from '../../shell/accounts.ts';
import type { Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';

export const userGroupDropsSupplementary: Rule = {
  id: 'user-group-drops-supplementary',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['user'],
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
        if (!before.some((run) => addsGroup(run, name, group))) continue;
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

/** Whether a RUN puts an account into further groups than the one that USER names. */
function addsGroup(run: Instruction, user: string, group: string): boolean {
  if (isWindowsStage(run.stage)) return addsGroupOnWindows(run.shellText, user);
  return run.shell().commands.some((command) => {
    if (command.name === 'gpasswd') {
      const words = command.args.map(({ value }) => value);
      return words.includes(user) && words.some((word) => word === '-a' || word === '--add');
    }
    const call = accountCall(command);
    if (call?.kind !== 'user' || call.name?.value !== user) return false;
    if (call.action === 'member') return call.group?.value !== group;
    // BusyBox's `adduser -G` is the account's own group.
    if (!/^user/.test(command.name ?? '') || !call.options.has('groups')) return false;
    return (
      call.options
        .get('groups')
        ?.value?.split(',')
        .some((each) => each !== group) ?? true
    );
  });
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.localaccounts/add-localgroupmember */
function addsGroupOnWindows(text: string, user: string): boolean {
  const calls =
    text.match(/\bnet1?(\.exe)?\s+localgroup\b[^&|;\n]{0,300}\/add\b|\bAdd-LocalGroupMember\b[^&|;\n]*/gi) ?? [];
  return calls.some((call) =>
    call
      .toLowerCase()
      .split(/[\s"',]+/)
      .includes(user.toLowerCase()),
  );
}

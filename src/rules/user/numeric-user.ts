import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';

export const numericUser: Rule = {
  id: 'numeric-user',
  group: 'user',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['DL3066'],
  summary: '`USER` names an account instead of its number.',
  why: "An orchestrator that must refuse root (Kubernetes' runAsNonRoot) can only check a number.",
  *check({ file }) {
    for (const stage of file.stages) {
      if (!stage.ships) continue;
      for (const instruction of stage.instructions) {
        const word = instruction.keyword === 'USER' ? instruction.words[0] : undefined;
        const name = word?.value.split(':')[0] ?? '';
        if (!word || name === '' || /^\d+$|[$\\]|^root$|^Container(User|Administrator)$/i.test(name)) continue;
        const id = created(chainInstructions(stage), name);
        yield {
          range: word.range,
          message:
            id === undefined
              ? `\`${name}\` is a name; give the account a fixed number and write that here.`
              : `\`${name}\` is a name; write its number, \`${id}\`.`,
          fix:
            id === undefined || word.raw !== word.value
              ? undefined
              : {
                  safety: 'unsafe',
                  title: `Write ${id} for ${name}`,
                  edits: [{ range: { start: word.range.start, end: word.range.start + name.length }, text: id }],
                },
        };
      }
    }
  },
};

/** The number that a useradd or adduser of these instructions gives an account. */
function created(instructions: readonly Instruction[], name: string): string | undefined {
  for (const { args, ...command } of instructions.flatMap((instruction) => instruction.shell().commands)) {
    if (command.name !== 'useradd' && command.name !== 'adduser') continue;
    const words = args.map(({ value }) => value);
    if (!words.includes(name)) continue;
    const joined = words.find((word) => /^(--uid=|-u)\d+$/.test(word ?? ''));
    const id = joined?.replace(/\D+/, '') ?? words[words.findIndex((word) => word === '-u' || word === '--uid') + 1];
    if (id !== undefined && /^\d+$/.test(id)) return id;
  }
  return undefined;
}

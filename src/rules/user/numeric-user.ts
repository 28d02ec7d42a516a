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
    const numbers = numbersOf(chainInstructions(file.target));
    for (const stage of file.stages) {
      if (!stage.ships) continue;
      for (const instruction of stage.instructions) {
        const word = instruction.keyword === 'USER' ? instruction.words[0] : undefined;
        const name = word?.value.split(':')[0] ?? '';
        if (!word || name === '' || /^\d+$|[$\\]|^root$|^Container(User|Administrator)$/i.test(name)) continue;
        const id = numbers.get(name)?.find(({ run }) => run.index < instruction.index)?.id;
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

/** What a useradd or adduser says of an account. */
interface Numbered {
  readonly run: Instruction;
  readonly id: string;
}

/** The numbers that accounts get from useradd and adduser, by every word that may be the account's name. */
function numbersOf(instructions: readonly Instruction[]): ReadonlyMap<string, readonly Numbered[]> {
  const numbers = new Map<string, Numbered[]>();
  for (const run of instructions) {
    for (const { name, args } of run.shell().commands) {
      if (name !== 'useradd' && name !== 'adduser') continue;
      const words = args.map(({ value }) => value);
      const joined = words.find((word) => /^(--uid=|-u)\d+$/.test(word ?? ''));
      const id = joined?.replace(/\D+/, '') ?? words[words.findIndex((word) => word === '-u' || word === '--uid') + 1];
      if (id === undefined || !/^\d+$/.test(id)) continue;
      for (const word of new Set(words)) {
        if (word === undefined) continue;
        const known = numbers.get(word);
        if (known) known.push({ run, id });
        else numbers.set(word, [{ run, id }]);
      }
    }
  }
  return numbers;
}

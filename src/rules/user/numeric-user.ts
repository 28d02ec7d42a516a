import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import { accountCall, numberOf } from '../../shell/accounts.ts';
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
    // A file without any FROM is a part that is put into others.
    const parts = file.stages.length === 0 ? [file] : file.stages.filter(({ ships }) => ships);
    const numbers = numbersOf(file.target ? chainInstructions(file.target) : file.instructions);
    for (const { instructions } of parts) {
      for (const outer of instructions) {
        const instruction = outer.trigger ?? outer;
        const word = instruction.keyword === 'USER' ? instruction.words[0] : undefined;
        const name = word?.value.split(':')[0] ?? '';
        if (!word || name === '' || /^\d+$|[$\\]|^root$|^Container(User|Administrator)$/i.test(name)) continue;
        const known = numbers.get(name)?.filter(({ run }) => run.index < outer.index) ?? [];
        const id = (known.findLast(({ changed }) => changed) ?? known[0])?.id;
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
  /** By usermod, so that an earlier number no longer counts. */
  readonly changed: boolean;
}

/** The numbers that accounts get from useradd and adduser, by name. */
function numbersOf(instructions: readonly Instruction[]): ReadonlyMap<string, readonly Numbered[]> {
  const numbers = new Map<string, Numbered[]>();
  for (const run of instructions) {
    for (const command of run.shell().commands) {
      const call = accountCall(command);
      const name = call?.kind === 'user' && call.action !== 'member' ? call.name?.value : undefined;
      const id = call && numberOf(call);
      if (call && name !== undefined && id !== undefined)
        numbers.set(name, [...(numbers.get(name) ?? []), { run, id, changed: call.action === 'modify' }]);
    }
  }
  return numbers;
}

import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Stage } from '../../dockerfile/model.ts';
import { accountCall, numberOf } from '../../shell/accounts.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Problem, Rule } from '../rule.ts';

export const duplicateUidGid: Rule = {
  id: 'duplicate-uid-gid',
  group: 'user',
  severity: 'warning',
  default: false,
  fix: 'none',
  aliases: ['DKL-LI-0002'],
  summary: 'Two accounts or groups share a number.',
  why: 'What one of them may read or kill the other may too, and listings show only the first name.',
  *check({ file }) {
    for (const stage of file.stages) yield* duplicates(file.text, stage);
  },
};

interface Taken {
  readonly id: string;
  readonly branch: object | undefined;
}

/** Also against the accounts of the stages that this one is built FROM, which tell their own duplicates themselves. */
function* duplicates(text: string, stage: Stage): Generator<Problem> {
  const taken = { user: new Map<string, Taken>(), group: new Map<string, Taken>() };
  for (const outer of chainInstructions(stage)) {
    const run = outer.trigger ?? outer;
    if (run.keyword !== 'RUN') continue;
    const { commands } = run.shell();
    const branches = branchesOf(text, commands);
    for (const [at, command] of commands.entries()) {
      const removed = removedAccount(command);
      if (removed !== undefined) for (const names of Object.values(taken)) names.delete(removed);
      const call = accountCall(command);
      if (!call || call.action === 'member') continue;
      const tell = (message: string) => (run.stage === stage ? [{ range: command.range, message }] : []);
      if (call.options.has('non-unique')) {
        yield* tell(`\`${command.name} -o\` gives a number a second time; choose a free one.`);
        continue;
      }
      const id = numberOf(call);
      const name = call.name?.value;
      if (id === undefined || name === undefined) continue;
      const branch = branches[at];
      const [other] =
        [...taken[call.kind]].find(
          ([known, entry]) =>
            known !== name && entry.id === id && (!branch || !entry.branch || entry.branch === branch),
        ) ?? [];
      if (other !== undefined && command.operatorBefore !== '||')
        yield* tell(`\`${name}\` gets the number ${id}, which \`${other}\` has already; choose another.`);
      taken[call.kind].set(name, { id, branch });
    }
  }
}

function removedAccount({ name, args }: ShellCommand): string | undefined {
  return /^(user|group)del$|^del(user|group)$/.test(name ?? '') ? args.at(-1)?.value : undefined;
}

/** For each command what stands for its branch of an `if` or `case`: of commands in different ones only one may run. */
function branchesOf(text: string, commands: readonly ShellCommand[]): (object | undefined)[] {
  let branch = {};
  return commands.map(({ inside, range }, at) => {
    const between = text.slice(commands[at - 1]?.range.end ?? range.start, range.start);
    if (/;;|\b(then|elif|else|fi|in)\b/.test(between)) branch = {};
    return inside.includes('if') || inside.includes('case') ? branch : undefined;
  });
}

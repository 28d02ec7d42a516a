import type { GitHub } from '../client.ts';
import type { CommandJob } from '../jobs/job.ts';
import { publish } from '../jobs/publish.ts';
import { readStanding, type Standing } from '../jobs/standing.ts';
import { findingsOfThread } from '../posting/threads.ts';
import { type Answer, isFinished, react, say } from './answer.ts';
import { code, explain } from './explain.ts';
import { type FixSettings, fix } from './fix.ts';
import { HELP } from './help.ts';
import { ignore, unignore } from './ignore.ts';
import { type Command, type CommandName, commandsIn } from './parse.ts';
import { mayWrite } from './permission.ts';
import { plan } from './plan.ts';

/** Commands that change nothing and cost little; everybody may give them. */
const OPEN: readonly (CommandName | undefined)[] = ['help', 'explain', 'plan', undefined];

/** Does what a comment asks for: seen (eyes), done or not (thumb, confusion), and an answer where one is due. */
export async function runCommand(github: GitHub, job: CommandJob, settings: FixSettings): Promise<void> {
  const commands = commandsIn(job.comment.body);
  if (commands.length === 0) return;
  const seen = await react(github, job, 'eyes');
  // The job is done again after its process died, or the delivery came twice.
  if (seen.again && (await isFinished(github, job, seen.login))) return;
  const allowed = commands.every(({ name }) => OPEN.includes(name)) || (await mayWrite(github, job));
  const answers: Answer[] = [];
  for (const command of commands) {
    answers.push(
      allowed || OPEN.includes(command.name)
        ? await answer(github, job, command, settings)
        : {
            done: false,
            text: 'Only people who may write to this repository can ask for this. One of them can repeat the command.',
          },
    );
  }
  const text = [...new Set(answers.flatMap((each) => each.text ?? []))].join('\n\n');
  if (text !== '') await say(github, job, text);
  await react(github, job, answers.every(({ done }) => done) ? '+1' : 'confused');
}

async function answer(
  github: GitHub,
  job: CommandJob,
  { name, word, rest }: Command,
  settings: FixSettings,
): Promise<Answer> {
  switch (name) {
    case 'help':
      return { done: true, text: HELP };
    case 'explain':
      return explain(rest, settings.pagesUrl);
    case 'plan':
      return plan(github, job, settings);
    case 'review':
      await publish(github, await readStanding(github, job, settings), settings);
      return { done: true };
    case 'ignore':
      return ignore(github, job, rest, settings);
    case 'unignore':
      return unignore(github, job, rest, settings);
    case 'fix':
      return fix(github, { ...job, ...fixRequest(job, rest) }, settings);
    case undefined:
      return { done: false, text: `There is no command ${code(word)}; \`/plimsoll help\` lists them.` };
  }
}

/** `fix`, `fix all`, `fix RULE`; in a thread without a word, the thread's findings, which people have in front of them. */
function fixRequest({ comment }: CommandJob, rest: string): Pick<Parameters<typeof fix>[1], 'apart' | 'select'> {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const apart = words.includes('--pr');
  const what = words.find((word) => !word.startsWith('--'))?.replaceAll('`', '');
  return {
    apart,
    select({ pull, review }: Standing) {
      if (what !== undefined && ['all', 'unsafe'].includes(what.toLowerCase())) return { unsafe: true };
      if (what !== undefined && what.toLowerCase() !== 'safe') {
        const named = review.introduced.filter(({ rule, aliases }) =>
          [rule, ...aliases].some((name) => name.toLowerCase() === what.toLowerCase()),
        );
        return { unsafe: true, rules: [...new Set(named.map(({ rule }) => rule))] };
      }
      const thread =
        comment.on === 'lines' && what === undefined
          ? pull.threads.find(({ commentId }) => commentId === comment.thread)
          : undefined;
      if (!thread) return { unsafe: false };
      const findings = findingsOfThread(thread, review, review.introduced);
      return { unsafe: true, fingerprints: findings.map(({ fingerprint }) => fingerprint) };
    },
  };
}

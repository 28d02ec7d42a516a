import type { GitHub } from '../client.ts';
import { statusOf } from '../errors.ts';
import type { CommandJob } from '../jobs/job.ts';
import { publish } from '../jobs/publish.ts';
import { readStanding, type Standing } from '../jobs/standing.ts';
import { Attempts } from '../posting/attempt.ts';
import { findingsOfThread } from '../posting/threads.ts';
import { type Answer, CLOSED, earlierAnswer, isFinished, outcomeOf, react, say } from './answer.ts';
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
  const seen = await see(github, job, settings);
  if (!seen) return;
  // The job is done again after its process died, or the delivery came twice.
  if (seen.again && (await isFinished(github, job, seen.login))) return;
  const earlier = seen.again ? await earlierAnswer(github, job) : undefined;
  if (earlier !== undefined) return finish(github, job, earlier, settings);
  const allowed = commands.every(({ name }) => OPEN.includes(name)) || (await mayWrite(github, job));
  const answers: Answer[] = [];
  for (const command of commands) {
    const given =
      allowed || OPEN.includes(command.name)
        ? await answer(github, job, command, settings)
        : {
            done: false,
            text: 'Only people who may write to this repository can ask for this. One of them can repeat the command.',
          };
    answers.push(seen.again && given.idle ? { done: true } : given);
  }
  const done = answers.every((each) => each.done);
  const text = [...new Set(answers.flatMap((each) => each.text ?? []))].join('\n\n');
  if (text !== '') await say(github, job, { done, text });
  await finish(github, job, done, settings);
}

/** Shows that a command was seen; undefined when its comment was deleted, which takes it back. */
async function see(
  github: GitHub,
  job: CommandJob,
  { hold }: FixSettings,
): Promise<Awaited<ReturnType<typeof react>> | undefined> {
  try {
    return await react(github, job, 'eyes');
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    if (hold && !hold.givesUp(error)) throw error;
    // Where no reaction is let through (a locked conversation), the command still counts.
    return { login: undefined, again: false };
  }
}

async function finish(github: GitHub, job: CommandJob, done: boolean, { hold }: FixSettings): Promise<void> {
  try {
    await react(github, job, done ? '+1' : 'confused');
  } catch (error) {
    // What was done was done: nobody is to be told that it failed.
    if (hold && !hold.givesUp(error)) throw error;
  }
}

/** Says anew where the pull request stands. */
async function review(github: GitHub, job: CommandJob, settings: FixSettings): Promise<Answer> {
  const standing = await readStanding(github, job, settings);
  if (!standing.pull.open) return CLOSED;
  const attempts = new Attempts(settings.hold);
  await publish(github, standing, settings, { attempts });
  return outcomeOf(attempts);
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
      return review(github, job, settings);
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
      // Who answers a comment has its rules in front of them, as if they had named them.
      return {
        unsafe: true,
        rules: findings.map(({ rule }) => rule),
        fingerprints: findings.map(({ fingerprint }) => fingerprint),
      };
    },
  };
}

import type { ScriptRule } from '../rule.ts';
import { hasInit, jobsOf } from '../support/commands/background-jobs.ts';

export const backgroundJobOrphaned: ScriptRule = {
  id: 'background-job-orphaned',
  group: 'scripts',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'An entry point that starts a process in the background and then becomes another program.',
  why: 'Nobody waits for the background process: when it ends it stays a zombie, when it fails nobody notices, and when the container stops it is killed in the middle of its work.',
  *checkScript({ script }) {
    if (!script.start || hasInit(script.image)) return;
    const { commands } = script.shell();
    const last = commands.findLast(({ inside }) => inside.length === 0);
    const replaced = last?.wrappers.some(({ name }) => name === 'exec');
    if (!last || !replaced || last.wrappers.some(({ name }) => /^(tini|dumb-init)$/.test(name))) return;
    for (const job of jobsOf(script)) {
      if (job.range.start > last.range.start) continue;
      // One that is ended or waited for before was only there to set something up.
      const ended = commands.some(
        ({ name, range }) =>
          /^(kill|wait|pkill|killall)$/.test(name ?? '') &&
          range.start > job.range.start &&
          range.start < last.range.start,
      );
      if (ended) continue;
      yield {
        range: job.range,
        message: `\`${job.nameWord.raw}\` goes on beside \`${last.nameWord.raw}\`, which does not know of it; give it a container of its own, or start the container with an init (\`tini\`, \`init: true\`).`,
      };
    }
  },
};

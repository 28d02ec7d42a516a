import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions.ts';

export const noSudo: Rule = {
  id: 'no-sudo',
  group: 'user',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [
    'DL3004',
    'DS-0010',
    'CKV2_DOCKER_1',
    'Run Using Sudo',
    'no-sudo-in-dockerfile',
    'DKL-DI-0001',
    'dockerfilelint:sudo_usage',
    'dockerfile_lint:no_run_with_sudo',
    'dockerlint:sudo',
    'dockerlinter:ER0004',
  ],
  summary: '`sudo` in a RUN.',
  why: 'sudo adds a setuid program and a log to the image and changes nothing: a RUN already has the user that the last USER set.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { wrappers, args, nameWord } of run.shell().commands) {
        const sudo = wrappers.find(({ name }) => name === 'sudo');
        const bare = nameWord.value === 'sudo';
        if (!sudo && !(bare && args.length > 0)) continue;
        const word = sudo?.word ?? nameWord;
        const plain = sudo !== undefined && sudo.args.length === 0;
        const root = run.state.user === undefined || /^(root|0)(:|$)/.test(run.state.user);
        yield {
          range: word.range,
          message: 'A `RUN` needs no `sudo`; it already has the user that the last `USER` set.',
          fix:
            plain && root
              ? {
                  safety: 'unsafe',
                  title: 'Remove sudo',
                  edits: [{ range: { start: word.range.start, end: word.range.end + 1 }, text: '' }],
                }
              : undefined,
        };
      }
    }
  },
};

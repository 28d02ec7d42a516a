import type { ShellWord } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

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
        const user = userOf(sudo?.args ?? []);
        const root = run.state.user === undefined || /^(root|0)(:|$)/.test(run.state.user);
        yield {
          range: word.range,
          message: plain
            ? 'A `RUN` needs no `sudo`; it already has the user that the last `USER` set.'
            : user === undefined
              ? 'A `RUN` needs no `sudo`; set the user with `USER`, and the environment with assignments.'
              : `\`sudo\` only switches to \`${user}\` here; put \`USER ${user}\` in front of the \`RUN\` instead.`,
          fix:
            plain && root
              ? {
                  safety: 'unsafe',
                  title: 'Remove sudo',
                  edits: [{ range: { start: word.range.start, end: nextWord(file.text, word.range.end) }, text: '' }],
                }
              : undefined,
        };
      }
    }
  },
};

/** Whom `sudo -u` switches to, where that is one plain name. */
function userOf(args: readonly ShellWord[]): string | undefined {
  const at = args.findIndex(({ text }) => /^(-[a-zA-Z]*u|--user)$/.test(text));
  const name = at === -1 ? args.find(({ text }) => /^--user=/.test(text))?.text.slice(7) : args[at + 1]?.text;
  return name !== undefined && /^[\w.-]+$/.test(name) ? name : undefined;
}

/** The end of the blanks behind a word. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

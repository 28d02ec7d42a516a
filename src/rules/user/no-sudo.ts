import type { ShellWord } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { isJson } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const noSudo: Rule = {
  id: 'no-sudo',
  group: 'user',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['sudo'],
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
      for (const command of run.shell().commands) {
        const { wrappers, args, nameWord, inside } = command;
        const sudo = wrappers.find(({ name }) => name === 'sudo');
        const bare = nameWord.value === 'sudo';
        if (!sudo && !(bare && args.length > 0)) continue;
        // Somebody who asks whether root is there already knows what sudo is for.
        if (inside.includes('if') && /\bid\s+-u\b|\bE?UID\b/.test(run.shellText)) continue;
        const word = sudo?.word ?? nameWord;
        const plain = sudo !== undefined && sudo.args.length === 0;
        const user = userOf(sudo?.args ?? []);
        const root = run.state.user === undefined || /^(root|0+)(:|$)/.test(run.state.user);
        yield {
          range: word.range,
          message: plain
            ? root
              ? 'A `RUN` needs no `sudo`; it already has the user that the last `USER` set.'
              : `\`sudo\` only goes back to root here; put \`USER root\` in front of the \`RUN\` and \`USER ${run.state.user}\` behind it, or move it above \`USER ${run.state.user}\`.`
            : user === undefined
              ? 'A `RUN` needs no `sudo`; set the user with `USER`, and the environment with assignments.'
              : `\`sudo\` only switches to \`${user}\` here; put \`USER ${user}\` in front of the \`RUN\` instead.`,
          fix:
            plain && root
              ? {
                  safety: 'unsafe',
                  title: 'Remove sudo',
                  edits: [
                    {
                      range: {
                        start: word.range.start,
                        end: nextWord(file.text, word.range.end, isJson(run, command)),
                      },
                      text: '',
                    },
                  ],
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

/** Where the next word begins: behind blanks, a continued line's end, and the comma of a JSON array. */
function nextWord(text: string, from: number, json: boolean): number {
  const between = (json ? /^[\s,]*/ : /^[ \t]*(?:[\\`]\r?\n[ \t]*(?=[^\s#]))?/).exec(text.slice(from, from + 500));
  return from + (between?.[0].length ?? 0);
}

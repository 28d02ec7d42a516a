import { downloadOption, downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const redirectMayDowngrade: Rule = {
  id: 'redirect-may-downgrade',
  group: 'network-tls-downloads',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['https:'],
  aliases: ['S6506'],
  summary: 'A redirect may lead a download away from HTTPS.',
  why: 'A server that redirects to http:// makes curl or wget fetch the file in the open, where anybody on the way can change it.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of downloads(run.shell())) {
        const { tool, command, urls } = call;
        if (!urls.some(({ text }) => /^https:\/\//i.test(text))) continue;
        if (tool === 'curl') {
          const limited = call.options.some(({ name, value }) => /^--proto(-redir)?$/.test(name) && value === '=https');
          if (limited || !downloadOption(call, '-L', '--location', '--location-trusted', '--follow')) continue;
          const at = command.nameWord.range.end;
          const json = run.form === 'exec' && !command.inside.includes('shell-c');
          // Quotes inside `sh -c '…'` would end it.
          const text = json ? `, "--proto", "=https", "--tlsv1.2"` : ` --proto '=https' --tlsv1.2`;
          yield {
            range: command.nameWord.range,
            message: "A redirect may lead this `curl` to http://; add `--proto '=https'`.",
            // An address in the same call that begins with http:// would be refused.
            fix:
              command.inside.includes('shell-c') || urls.some(({ text }) => /^http:/i.test(text))
                ? undefined
                : { safety: 'unsafe', title: 'Allow HTTPS only', edits: [{ range: { start: at, end: at }, text }] },
          };
        } else if (downloadOption(call, '--max-redirect')?.value !== '0') {
          yield {
            range: command.nameWord.range,
            message: 'A redirect may lead this `wget` to http://; add `--max-redirect=0` where the server needs none.',
          };
        }
      }
    }
  },
};

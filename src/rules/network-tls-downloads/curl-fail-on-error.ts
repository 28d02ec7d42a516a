import { downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { failInCluster, takesErrors } from '../support/commands/curl-fail.ts';
import { runs } from '../support/instructions/instructions.ts';

export const curlFailOnError: Rule = {
  id: 'curl-fail-on-error',
  group: 'network-tls-downloads',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['curl'],
  aliases: ['curlUseFlagF'],
  summary: 'curl that takes an error page for the file.',
  why: 'Without -f curl answers a 404 with success, and the error page is stored, unpacked or run in place of the file; the build goes on.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of downloads(run.shell())) {
        if (!takesErrors(call)) continue;
        const { command } = call;
        yield {
          range: { start: command.nameWord.range.start, end: command.nameWord.range.end },
          message: '`curl` takes an error page of the server for the file; add `-f`, so that the build stops.',
          fix: {
            safety: 'unsafe',
            title: 'Fail on errors of the server',
            edits: [failInCluster(call) ?? insertAfter(run, command, command.nameWord, '-f')],
          },
        };
      }
    }
  },
};

import { downloadOption, downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const curlFailOnError: Rule = {
  id: 'curl-fail-on-error',
  group: 'network-tls-downloads',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: ['curlUseFlagF'],
  summary: 'curl that takes an error page for the file.',
  why: 'Without -f curl answers a 404 with success, and the error page is stored, unpacked or run in place of the file; the build goes on.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of downloads(run.shell())) {
        const { tool, command, options, urls } = call;
        if (tool !== 'curl' || downloadOption(call, '-f', '--fail', '--fail-with-body', ...NO_DOWNLOAD)) continue;
        if (urls.length === 0 && !downloadOption(call, '-K', '--config')) continue;
        if (/http_code|response_code/.test(downloadOption(call, '-w', '--write-out')?.value ?? '')) continue;
        // In front of the other letters it is right even when the last of them takes a value.
        const short = options.find(({ word }) => /^-([a-zA-Z#46]{2,}|[gIkLOsSv])$/.test(word.raw))?.word;
        const at = short ? short.range.start + 1 : 0;
        yield {
          range: { start: command.nameWord.range.start, end: command.nameWord.range.end },
          message: '`curl` takes an error page of the server for the file; add `-f`, so that the build stops.',
          fix: {
            safety: 'unsafe',
            title: 'Fail on errors of the server',
            edits: [
              short ? { range: { start: at, end: at }, text: 'f' } : insertAfter(run, command, command.nameWord, '-f'),
            ],
          },
        };
      }
    }
  },
};

const NO_DOWNLOAD = ['-V', '--version', '-h', '--help', '-M', '--manual'];

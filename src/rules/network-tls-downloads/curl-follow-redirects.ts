import { downloadOption, downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const curlFollowRedirects: Rule = {
  id: 'curl-follow-redirects',
  group: 'network-tls-downloads',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['curl'],
  aliases: ['curlUseFlagL', 'tally/curl-should-follow-redirects'],
  summary: 'curl that does not follow redirects.',
  why: 'When the server moves the file, curl stores the short notice of the move in place of the file. Following redirects also trusts where they lead, so this is a matter of taste.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of downloads(run.shell())) {
        const { tool, command, urls } = call;
        if (tool !== 'curl' || downloadOption(call, ...SETTLED)) continue;
        const hosts = urls.flatMap(
          ({ text }) => /^https?:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(text)?.[1] ?? [],
        );
        if (hosts.every((host) => /^([\d.]+|\[.*\]|localhost)$/.test(host))) continue;
        const method = downloadOption(call, '-X', '--request')?.value ?? 'GET';
        const flag = /^(GET|POST|PUT)$/.test(method) ? '-L' : '--follow';
        yield {
          range: command.nameWord.range,
          message: `\`curl\` stores the notice of a redirect in place of the file; add \`${flag}\`.`,
          fix: {
            safety: 'unsafe',
            title: 'Follow redirects',
            edits: [insertAfter(run, command, command.nameWord, flag)],
          },
        };
      }
    }
  },
};

const SETTLED = [
  '-L',
  '--location',
  '--location-trusted',
  '--follow',
  '-V',
  '--version',
  '-h',
  '--help',
  '-M',
  '--manual',
];

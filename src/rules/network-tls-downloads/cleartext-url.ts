import type { Rule } from '../rule.ts';
import { cleartextUrls } from '../support/secrets/cleartext.ts';

export const cleartextUrl: Rule = {
  id: 'cleartext-url',
  group: 'network-tls-downloads',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['http:', 'ftp:'],
  aliases: [
    'S5332',
    'curlUseHttpsUrl',
    'wgetUseHttpsUrl',
    'dockerfile_lint:no_run_without_https',
    'dockerfile_lint:no_add_without_https',
  ],
  summary: 'Something is fetched over http:// or ftp://.',
  why: 'Without encryption anybody on the way can read and change what is transferred, and what is changed becomes part of the image.',
  *check({ file }) {
    for (const { scheme, host, range } of cleartextUrls(file)) {
      const http = scheme === 'http';
      yield {
        range,
        message: `\`${scheme}://${host}\` is fetched in the open, so anybody on the way can change it; use https:// if the server offers it.`,
        fix: http
          ? {
              safety: 'unsafe',
              title: 'Use HTTPS',
              edits: [{ range: { start: range.start + scheme.length, end: range.start + scheme.length }, text: 's' }],
            }
          : undefined,
      };
    }
  },
};

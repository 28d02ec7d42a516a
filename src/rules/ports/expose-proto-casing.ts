import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const exposeProtoCasing: Rule = {
  id: 'expose-proto-casing',
  group: 'ports',
  severity: 'style',
  default: true,
  fix: 'safe',
  mentions: ['expose'],
  aliases: ['ExposeProtoCasing'],
  summary: 'The protocol of a port in upper case.',
  why: 'Protocols are written in lower case; the builder warns of others.',
  *check({ file }) {
    for (const { keyword, words } of written(file)) {
      if (keyword !== 'EXPOSE') continue;
      for (const { raw, range } of words) {
        const protocol = /\/([A-Za-z]+)["']?$/.exec(raw)?.[1];
        if (protocol === undefined || protocol === protocol.toLowerCase()) continue;
        const start = range.start + raw.lastIndexOf('/') + 1;
        const place = { start, end: start + protocol.length };
        yield {
          range: place,
          message: `Write \`${protocol.toLowerCase()}\` instead of \`${protocol}\`.`,
          fix: { safety: 'safe', title: 'Use lower case', edits: [{ range: place, text: protocol.toLowerCase() }] },
        };
      }
    }
  },
};

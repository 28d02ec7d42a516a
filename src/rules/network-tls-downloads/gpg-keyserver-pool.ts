import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpgKeyserverPool: Rule = {
  id: 'gpg-keyserver-pool',
  group: 'network-tls-downloads',
  severity: 'warning',
  default: false,
  fix: 'unsafe',
  mentions: ['key'],
  aliases: ['gpgUseHaPools'],
  summary: 'A pool of key servers that exists no more.',
  why: 'The SKS pool was shut down in 2021; names below sks-keyservers.net lead nowhere, so the build fails or hangs.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { args } of run.shell().commands) {
        for (const [index, word] of args.entries()) {
          const match = POOL.exec(word.raw);
          if (!match || !/^--keyserver(=|$)/.test(word.raw.includes('=') ? word.raw : (args[index - 1]?.text ?? '')))
            continue;
          const start = word.range.start + match.index;
          yield {
            range: word.range,
            message: `\`${match[0]}\` answers no more; ask \`${SERVER}\`.`,
            fix: {
              safety: 'unsafe',
              title: 'Ask a key server that exists',
              edits: [{ range: { start, end: start + match[0].length }, text: SERVER }],
            },
          };
        }
      }
    }
  },
};

const SERVER = 'hkps://keyserver.ubuntu.com';
const POOL =
  /(?<![\w.-])(?:(?:hkps?|https?):\/\/)?(?:[\w-]+\.)*(?:sks-keyservers\.net|(?<![\w.-])pool\.[\w.-]+)(?::\d+)?/;

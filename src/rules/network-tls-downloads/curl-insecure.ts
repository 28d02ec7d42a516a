import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions.ts';

export const curlInsecure: Rule = {
  id: 'curl-insecure',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['CKV2_DOCKER_2', 'S4830'],
  summary: 'curl that does not check the server.',
  why: 'Without the check anybody on the way can put something else in place of what is downloaded, and it becomes part of the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { name, args } of run.shell().commands) {
        if (name !== 'curl') continue;
        for (const [index, { raw, range }] of args.entries()) {
          // The value of an option may look like a flag.
          if (/^-[a-zA-Z]*[oHdXuAbFTwe]$/.test(args[index - 1]?.raw ?? '')) continue;
          const long = /^--(insecure|proxy-insecure|doh-insecure)$/.test(raw);
          const cluster = /^-[a-jl-np-zA-Z#0-9]*k[a-zA-Z#0-9]*$/.test(raw) && !/^-[oHdXuAbFTwe]/.test(raw);
          if (!long && !cluster) continue;
          const rest = raw.replace('k', '');
          yield {
            range,
            message: `\`curl ${raw}\` does not check who it talks to; remove it, and install the certificate authority if it is your own.`,
            fix: {
              safety: 'unsafe',
              title: 'Check the certificate',
              edits: [
                long || rest === '-'
                  ? { range: { start: range.start - 1, end: range.end }, text: '' }
                  : { range, text: rest },
              ],
            },
          };
        }
      }
    }
  },
};

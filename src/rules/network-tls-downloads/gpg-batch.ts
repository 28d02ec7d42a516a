import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpgBatch: Rule = {
  id: 'gpg-batch',
  group: 'network-tls-downloads',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['gpg'],
  aliases: ['gpgUseBatchFlag'],
  summary: 'gpg that may ask something.',
  why: 'A build has no terminal, so gpg fails or hangs where it would ask; with --batch it never asks.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        const { name, nameWord, args } = command;
        if (!/^gpg2?$/.test(name ?? '') || args.some(({ text }) => SETTLED.test(text))) continue;
        const harmless = args.some(({ text }) => KNOWN.test(text.split('=', 1)[0] ?? ''));
        yield {
          range: nameWord.range,
          message: `\`${name}\` may ask something that nobody answers; add \`--batch\`.`,
          fix: harmless
            ? { safety: 'safe', title: 'Ask nothing', edits: [insertAfter(run, command, nameWord, '--batch')] }
            : undefined,
        };
      }
    }
  },
};

const SETTLED =
  /^(--batch|--version|--help|-h|--list-keys|-k|--list-public-keys|--fingerprint|--with-colons|--show-keys)$/;
/** What does the same with `--batch`; making a key needs a file with its parameters then. */
const KNOWN = /^--(verify|import|recv-keys?|recv|receive-keys|export|dearmor)$/;

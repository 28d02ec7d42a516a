import { downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { removeWords } from '../support/commands/command-edits.ts';
import { speaksOf, writtenText } from '../support/files/written-text.ts';
import { runs } from '../support/instructions/instructions.ts';

export const wgetNoCheckCertificate: Rule = {
  id: 'wget-no-check-certificate',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['wget'],
  aliases: ['CKV2_DOCKER_3', 'S4830'],
  summary: 'wget that does not check the server.',
  why: 'Without the check anybody on the way can put something else in place of what is downloaded, and it becomes part of the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { tool, command, options } of downloads(run.shell())) {
        if (tool !== 'wget') continue;
        for (const { name, word } of options) {
          if (name !== '--no-check-certificate') continue;
          const edit = removeWords(file, run, command, word);
          yield {
            range: word.range,
            message:
              '`--no-check-certificate` does not check who wget talks to; remove it, and install the certificate authority if it is your own.',
            fix: edit ? { safety: 'unsafe', title: 'Check the certificate', edits: [edit] } : undefined,
          };
        }
      }
    }
    for (const { instruction, range, match } of writtenText(file, CONFIGURED)) {
      if (!speaksOf(file, instruction, WGET)) continue;
      const { length } = match[1] ?? '';
      yield {
        range,
        message: `\`${match[0]}\` takes the check away from every download; remove it, and install the certificate authority if it is your own.`,
        fix: {
          safety: 'unsafe',
          title: 'Check the certificate',
          edits: [{ range: { start: range.end - length, end: range.end }, text: 'on' }],
        },
      };
    }
  },
};

const WGET = /wget/i;
const CONFIGURED = /\bcheck[-_]?certificate[ \t]*=[ \t]*(off|no|0)\b/gi;

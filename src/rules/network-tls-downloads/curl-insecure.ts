import { downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { removeWords } from '../support/commands/command-edits.ts';
import { speaksOf, writtenText } from '../support/files/written-text.ts';
import { runs } from '../support/instructions/instructions.ts';

export const curlInsecure: Rule = {
  id: 'curl-insecure',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['curl'],
  aliases: ['CKV2_DOCKER_2', 'S4830'],
  summary: 'curl that does not check the server.',
  why: 'Without the check anybody on the way can put something else in place of what is downloaded, and it becomes part of the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { tool, command, options } of downloads(run.shell())) {
        if (tool !== 'curl') continue;
        for (const { name, word } of options) {
          if (!/^(-k|--(insecure|proxy-insecure|doh-insecure))$/.test(name)) continue;
          const inCluster = name === '-k' && word.text !== '-k';
          const at = word.range.start + word.raw.indexOf('k');
          const edit = inCluster
            ? { range: { start: at, end: at + 1 }, text: '' }
            : removeWords(file, run, command, word);
          yield {
            range: word.range,
            message: `\`curl ${word.text}\` does not check who it talks to; remove ${inCluster ? 'the `k`' : 'it'}, and install the certificate authority if it is your own.`,
            fix: edit ? { safety: 'unsafe', title: 'Check the certificate', edits: [edit] } : undefined,
          };
        }
      }
    }
    for (const { instruction, range } of writtenText(file, CONFIGURED)) {
      if (!speaksOf(file, instruction, CURLRC)) continue;
      yield {
        range,
        message:
          '`insecure` in a `.curlrc` takes the check away from every download; remove it, and install the certificate authority if it is your own.',
      };
    }
  },
};

const CURLRC = /curlrc/;
/** The setting on a line of its own, in quotes, or echoed into the file; the white space is bounded, so that no text makes it slow. */
const CONFIGURED =
  /(?<=^[ \t]{0,20}-{0,2}|["'])insecure(?=[ \t]{0,20}$|["'])|(?<=echo[ \t]{1,20})insecure(?=[ \t]{0,20}>>?[ \t]{0,20}\S{0,100}curlrc)/gm;

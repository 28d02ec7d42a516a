import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { removeWords } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
export const apkAllowUntrusted: Rule = {
  id: 'apk-allow-untrusted',
  group: 'packages-apk',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['apk'],
  aliases: ['CKV2_DOCKER_7', 'CIS-DI-0011'],
  summary: '`apk add --allow-untrusted`.',
  why: 'Whoever stands between the build and the mirror can put any program into the image; the signature is what keeps them out.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { family, flags, command } of packageCalls(run.shell())) {
        const flag = family === 'apk' ? flags.find(({ name }) => name === '--allow-untrusted') : undefined;
        if (!flag) continue;
        const edit = removeWords(file, run, command, flag.word);
        yield {
          range: flag.word.range,
          message:
            '`--allow-untrusted` installs packages whatever their signature; copy the signing key into `/etc/apk/keys` and remove the flag.',
          fix: edit ? { safety: 'unsafe', title: 'Check signatures', edits: [edit] } : undefined,
        };
      }
    }
  },
};

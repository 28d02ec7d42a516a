import type { Rule } from '../rule.ts';
import { removeWords } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const rpmNoSignature: Rule = {
  id: 'rpm-no-signature',
  group: 'packages-rpm',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['rpm'],
  aliases: ['CKV2_DOCKER_10', 'CIS-DI-0011'],
  summary: '`rpm` installs without a look at signatures and checksums.',
  why: 'A signature is what proves that a package comes from its distribution. Without the check a tampered download gets its code into the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        if (command.name !== 'rpm') continue;
        for (const word of command.args) {
          if (!/^--(nodigest|nosignature|noverify|nofiledigest)$/.test(word.value ?? '')) continue;
          const edit = removeWords(file, run, command, word);
          yield {
            range: word.range,
            message: `\`${word.value}\` takes a package that anybody may have changed; remove it, and import the key with \`rpm --import\`.`,
            fix: edit ? { safety: 'unsafe', title: 'Check the package', edits: [edit] } : undefined,
          };
        }
      }
    }
  },
};

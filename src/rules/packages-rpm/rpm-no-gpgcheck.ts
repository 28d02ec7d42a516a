import type { Rule } from '../rule.ts';
import { removeWords } from '../support/commands/command-edits.ts';
import { speaksOf, writtenText } from '../support/files/written-text.ts';
import { rpmCalls } from '../support/packages/rpm.ts';

export const rpmNoGpgcheck: Rule = {
  id: 'rpm-no-gpgcheck',
  group: 'packages-rpm',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['gpg'],
  aliases: ['CKV2_DOCKER_9', 'CIS-DI-0011'],
  summary: 'Packages are installed without a look at their signatures.',
  why: 'A signature is what proves that a package comes from its distribution. Without the check a tampered mirror gets its code into the image.',
  *check({ file }) {
    for (const { run, call } of rpmCalls(file)) {
      const flag = call.flags.find(
        ({ name }) => name === (call.family === 'zypper' ? '--no-gpg-checks' : '--nogpgcheck'),
      );
      if (!flag) continue;
      const edit = removeWords(file, run, call.command, flag.word);
      yield {
        range: flag.word.range,
        message: `\`${flag.name}\` takes packages from anybody; remove it, and import the key of the repository with \`rpm --import\`.`,
        fix: edit ? { safety: 'unsafe', title: 'Check signatures', edits: [edit] } : undefined,
      };
    }
    for (const { instruction, range, match } of writtenText(file, OFF)) {
      // What sed looks for is not what it writes.
      if (/s[/|#,@]$/.test(file.text.slice(range.start - 2, range.start))) continue;
      if (!speaksOf(file, instruction, RPM)) continue;
      const value = match[2] ?? '';
      yield {
        range,
        message: `\`${match[0]}\` takes packages from anybody; set it to 1, and name the key of the repository with \`gpgkey=\`.`,
        fix: {
          safety: 'unsafe',
          title: 'Check signatures',
          edits: [{ range: { start: range.end - value.length, end: range.end }, text: '1' }],
        },
      };
    }
  },
};

/** `repo_gpgcheck` is about the list of packages, which many repositories don't sign. */
const OFF = /(?<=^|[^\w-]|\\n)(gpgcheck\s{0,20}=\s{0,20}["']?)(0|false|no)\b/gi;
const RPM = /\b(yum|dnf|microdnf|tdnf|rpm|repo)\b|\.repo\b/;

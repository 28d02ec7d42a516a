import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { shellOfBase } from '../support/images/image-shell.ts';
import { runs } from '../support/instructions/instructions.ts';

export const checksumTwoSpaces: Rule = {
  id: 'checksum-two-spaces',
  group: 'network-tls-downloads',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['sum'],
  aliases: ['sha256sumEchoOneSpaces'],
  summary: 'A checksum line with one blank.',
  why: 'The format of checksum files has two blanks between hash and file name; BusyBox refuses a line with one, so the build fails on Alpine.',
  *check({ file }) {
    for (const run of runs(file)) {
      const { commands } = run.shell();
      for (const [index, check] of commands.entries()) {
        const echo = commands[index - 1];
        if (!echo || !isCheck(check) || echo.name !== 'echo' || echo.pipeline.id !== check.pipeline.id) continue;
        const takesOne = () => check.name !== 'shasum' && hasGnu(file, run.stage);
        const message = `${check.name === 'shasum' ? '`shasum`' : 'BusyBox'} refuses a checksum line with one blank; put two between hash and file name: \`"<hash>  <file>"\`.`;
        const words = echo.args.filter(({ text }) => !/^-[neE]+$/.test(text));
        const [first, second, ...more] = words;
        if (!first || more.length > 0) continue;
        if (second) {
          // Without quotes echo puts one blank between its words.
          if (!HASH.test(first.text) || first.quoted || second.text.startsWith('*') || takesOne()) continue;
          yield { range: { start: first.range.start, end: second.range.end }, message };
          continue;
        }
        const [hash = '', name = '', ...others] = first.text.split(' ');
        if (!HASH.test(hash) || name === '' || name.startsWith('*') || others.length > 0 || takesOne()) continue;
        const at = first.range.start + first.raw.indexOf(' ');
        const clean = first.raw.split(' ').length === 2;
        yield {
          range: first.range,
          message,
          fix: clean
            ? { safety: 'safe', title: 'Write two blanks', edits: [{ range: { start: at, end: at }, text: ' ' }] }
            : undefined,
        };
      }
    }
  },
};

/** A hash, or a variable that holds one. */
const HASH = /^([0-9a-fA-F]{6,}|\$\{?\w+\}?)$/;

/**
 * Whether a stage has GNU's programs, which take a line with one blank as well: its base image is known, or the installers of Debian
 * or Red Hat run in it or in one that is built on it.
 */
function hasGnu(file: Dockerfile, stage: Stage | undefined): boolean {
  if (shellOfBase(stage) !== undefined) return shellOfBase(stage) !== 'ash';
  return runs(file).some(
    (run) =>
      run.stage?.root === stage?.root &&
      packageCalls(run.shell()).some(({ family }) => family === 'apt' || family === 'rpm' || family === 'zypper'),
  );
}

function isCheck({ name, args }: ShellCommand): boolean {
  return (
    /^(md5sum|sha\d+sum|shasum)$/.test(name ?? '') &&
    args.some(({ text }) => text === '--check' || /^-[abd-z]*c[a-z]*$/.test(text))
  );
}

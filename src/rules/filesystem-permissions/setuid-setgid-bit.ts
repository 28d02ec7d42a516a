import type { Rule } from '../rule.ts';
import { modesOf } from '../support/files/chmod-modes.ts';
import { written } from '../support/instructions/instructions.ts';

export const setuidSetgidBit: Rule = {
  id: 'setuid-setgid-bit',
  group: 'filesystem-permissions',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['S2612', 'CIS-DI-0008'],
  summary: 'A program that runs with the rights of its owner, whoever starts it.',
  why: 'With the setuid or setgid bit, a mistake in the program gives its owner’s rights, often root’s, to everybody in the container.',
  *check({ file }) {
    for (const instruction of written(file)) {
      for (const { text, range, where, paths } of modesOf(instruction)) {
        const special = specialBits(text, paths);
        // On folders the setgid bit hands the group down, which is what it is for.
        if (special === undefined || (special === 'setgid' && where === 'mkdir')) continue;
        const plain = /^0?[2467][0-7]{3}$/.test(text) ? text.replace(/^0?[2467]/, '') : undefined;
        const exact = file.text.slice(range.start, range.end) === text;
        yield {
          range,
          message: `\`${text}\` sets the ${special} bit; drop it${plain === undefined ? '' : `, as in \`${plain}\``}, or give the program the one capability that it needs.`,
          fix:
            plain !== undefined && exact
              ? { safety: 'unsafe', title: `Use ${plain}`, edits: [{ range, text: plain }] }
              : undefined,
        };
      }
    }
  },
};

/** @param paths what the mode is given to */
function specialBits(text: string, paths: readonly string[]): 'setuid' | 'setgid' | undefined {
  const digit = /^0?([0-7])[0-7]{3}$/.exec(text)?.[1];
  if (digit !== undefined) return Number(digit) & 4 ? 'setuid' : Number(digit) & 2 ? 'setgid' : undefined;
  const letters = text.split(',').flatMap((part) => /^([ugoa]*)[+=][rwxX]*s/.exec(part)?.[1] ?? []);
  if (letters.some((who) => who === '' || /[ua]/.test(who))) return 'setuid';
  // `g+s` alone is nearly always for the folder of a team.
  return letters.length > 0 && paths.some((path) => PROGRAM.test(path)) ? 'setgid' : undefined;
}

/** A file in a folder for programs. */
const PROGRAM = /(^|\/)(s?bin|libexec)\/[^/]+$/;

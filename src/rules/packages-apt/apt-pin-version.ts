import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { listed, packageTexts } from '../support/packages/pinned.ts';
export const aptPinVersion: Rule = {
  id: 'apt-pin-version',
  group: 'packages-apt',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['apt', 'gdebi'],
  aliases: ['DL3008', 'Apt Get Install Pin Version Not Defined', 'dockerlinter:ER0012'],
  summary: 'A package of `apt-get install` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images. Pinning also keeps security updates out and breaks when a mirror drops the version, so it is off unless asked for.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      for (const { family, manager, subcommand, subcommandWord, packages, command } of packageCalls(script)) {
        if (family !== 'apt' || subcommand !== 'install' || !subcommandWord) continue;
        const loose = packages
          .flatMap((word) => packageTexts(word, run, script))
          .filter((text) => text !== '' && !isPinned(text));
        if (loose.length === 0) continue;
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
          message: `\`${manager} install\` takes whatever version is newest of ${listed(loose)}; write \`${loose[0]}=<version>\`.`,
        };
      }
    }
  },
};

/** A version, a release (`nginx/bookworm`), a file, a task, a search pattern, or a package that is taken out (`nginx-`). */
function isPinned(text: string): boolean {
  return /[=/^?~]/.test(text) || /\.deb$/i.test(text) || text.endsWith('-');
}

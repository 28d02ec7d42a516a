import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { listed, packageTexts } from '../support/packages/pinned.ts';
export const apkPinVersion: Rule = {
  id: 'apk-pin-version',
  group: 'packages-apk',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['apk'],
  aliases: ['DL3018', 'Unpinned Package Version in Apk Add', 'dockerlinter:ER0015'],
  summary: 'A package of `apk add` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images. Alpine drops superseded versions from its mirrors, so exact pins break; it is off unless asked for.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      for (const { family, subcommand, subcommandWord, packages, command } of packageCalls(script)) {
        if (family !== 'apk' || subcommand !== 'add' || !subcommandWord) continue;
        const loose = packages
          .flatMap((word) => packageTexts(word, run, script))
          .filter((text) => text !== '' && !isPinned(text));
        if (loose.length === 0) continue;
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
          message: `\`apk add\` takes whatever version is newest of ${listed(loose)}; write \`${loose[0]}~=<version>\`.`,
        };
      }
    }
  },
};

/** A version or a bound of it, a file, what must not be there (`!x`), what provides (`so:x`), the name of a virtual set. */
function isPinned(text: string): boolean {
  return /[=~<>:]/.test(text) || /^[!.]/.test(text) || text.includes('/') || text.endsWith('.apk');
}

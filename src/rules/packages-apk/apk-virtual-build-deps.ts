import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { listed } from '../support/packages/pinned.ts';

export const apkVirtualBuildDeps: Rule = {
  id: 'apk-virtual-build-deps',
  group: 'packages-apk',
  severity: 'info',
  default: true,
  fix: 'none',
  mentions: ['apk'],
  aliases: ['dockerfilelint:apkadd-missing-virtual'],
  summary: 'Packages for the build that are removed by their names rather than as a named set.',
  why: 'With a name for the set, one word takes out all that was brought in for the build and nothing else, also after the list has changed.',
  *check({ file }) {
    for (const run of runs(file)) {
      const calls = packageCalls(run.shell()).filter(({ family }) => family === 'apk');
      const removed = new Set(
        calls
          .filter(({ subcommand }) => subcommand === 'del')
          .flatMap(({ packages }) => packages.map(({ text }) => nameOf(text))),
      );
      if (removed.size === 0) continue;
      for (const { subcommand, subcommandWord, flags, packages, command } of calls) {
        if (
          subcommand !== 'add' ||
          packages.length < 2 ||
          flags.some(({ name }) => /^(--virtual|-[a-zA-Z]*t)$/.test(name))
        )
          continue;
        const temporary = packages.filter(({ text }) => removed.has(nameOf(text)));
        if (temporary.length === 0) continue;
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord?.range.end ?? command.range.end },
          message: `\`apk del\` takes ${listed(temporary.map(({ text }) => text))} out again, but not what came along; add them by \`apk add --virtual .build-deps …\` and end with \`apk del .build-deps\`.`,
        };
      }
    }
  },
};

/** Without version and repository. */
function nameOf(text: string): string {
  return /^[^=~<>@]+/.exec(text)?.[0] ?? text;
}

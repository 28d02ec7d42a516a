import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const npmPinVersion: Rule = {
  id: 'npm-pin-version',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['npm'],
  aliases: ['DL3016', 'NPM Install Command Without Pinned Version', 'dockerlinter:ER0014'],
  summary: 'A package of `npm install` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of packageCalls(run.shell())) {
        if (call.manager !== 'npm' || !/^(install|add)$/.test(call.subcommand ?? '')) continue;
        for (const { value, text, range } of call.packages) {
          if (value === undefined || isPinned(text)) continue;
          yield {
            range,
            message: isRepository(text)
              ? `\`${text}\` is installed from whatever was committed last; add \`#\` and a tag or commit.`
              : `\`${text}\` is installed in whatever version is newest; write \`${text}@<version>\`.`,
          };
        }
      }
    }
  },
};

function isRepository(text: string): boolean {
  return /^(git[+:@]|git(hub|lab):|bitbucket:|gist:)|\.git(#|$)|^[\w.-]+\/[\w.-]+$/.test(text);
}

function isPinned(text: string): boolean {
  if (/^(\.{0,2}\/|\.{1,2}$|~|file:)|\.(tgz|tar|tar\.gz)$/.test(text) || text === '') return true;
  if (isRepository(text) || text.includes('#')) return text.includes('#');
  if (/^https?:/.test(text)) return true;
  return text.replace(/^@/, '').includes('@');
}

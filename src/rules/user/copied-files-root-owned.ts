import type { Rule } from '../rule.ts';
import { resolvePath, setFlag } from '../support/files/copies.ts';
import { programOf } from '../support/files/programs.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { runs } from '../support/instructions/instructions.ts';

export const copiedFilesRootOwned: Rule = {
  id: 'copied-files-root-owned',
  group: 'user',
  severity: 'info',
  default: false,
  fix: 'safe',
  aliases: ['tally/copy-after-user-without-chown'],
  summary: 'Copied files belong to root while another user is in force.',
  why: 'COPY and ADD ignore USER: what they bring belongs to root unless `--chown` says otherwise. It matters where the process must write.',
  *check({ file }) {
    const chowned = runs(file).flatMap((run) =>
      run.shell().commands.flatMap(({ name, args }) =>
        name === 'chown'
          ? args.slice(1).map(({ text }) => ({
              stage: run.stage,
              index: run.index,
              path: resolvePath(text.replace(/\/\*$/, ''), run.state.workdir),
            }))
          : [],
      ),
    );
    for (const outer of file.instructions) {
      const copy = outer.trigger ?? outer;
      if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.flags.some(({ name }) => name === 'chown'))
        continue;
      const { user } = copy.state;
      if (user === undefined || /^(root|0+)(:|$)|\$|^Container/i.test(user)) continue;
      // Programs are better left to root, and another rule says so.
      if (programOf(copy) !== undefined) continue;
      // Without one nothing is copied, and another rule says so.
      const last = copy.words.at(-1);
      if (!last) continue;
      const target = resolvePath(last.expanded ?? last.value, copy.state.workdir);
      const later = chowned.some(
        ({ stage, index, path }) =>
          stage === copy.stage &&
          index > copy.index &&
          target !== undefined &&
          path !== undefined &&
          `${target}/`.startsWith(path === '/' ? path : `${path}/`),
      );
      if (later) continue;
      // A variable of another stage is not known here.
      const word = copy.state.userInstruction?.words[0];
      const owner = copy.state.userInstruction?.stage === copy.stage && word?.raw === word?.value ? word?.raw : user;
      yield {
        range: copy.keywordRange,
        message: `What \`${copy.keyword}\` brings belongs to root, not to \`${user}\`; add \`--chown=${user}\` where the process must write.`,
        // Windows has no such owners, and a quote that is never closed is part of no name.
        fix:
          isWindowsStage(copy.stage) || /^$|["'\s]/.test(owner ?? user)
            ? undefined
            : {
                safety: 'safe',
                title: `Give the files to ${user}`,
                edits: [setFlag(copy, 'chown', owner ?? user)],
              },
      };
    }
  },
};

import type { Rule } from '../rule.ts';
import { programOf } from '../support/files/programs.ts';
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
      run
        .shell()
        .commands.flatMap(({ name, args }) =>
          name === 'chown'
            ? args.slice(1).map(({ text }) => ({ stage: run.stage, index: run.index, path: text.replace(/\/+$/, '') }))
            : [],
        ),
    );
    for (const outer of file.instructions) {
      const copy = outer.trigger ?? outer;
      if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.flags.some(({ name }) => name === 'chown'))
        continue;
      const { user } = copy.state;
      if (user === undefined || /^(root|0)(:|$)|\$|^Container/i.test(user)) continue;
      // Programs are better left to root, and another rule says so.
      if (programOf(copy) !== undefined) continue;
      const target = copy.words.at(-1)?.value ?? '';
      const later = chowned.some(
        ({ stage, index, path }) =>
          stage === copy.stage && index > copy.index && path !== '' && `${target}/`.startsWith(`${path}/`),
      );
      if (later) continue;
      yield {
        range: copy.keywordRange,
        message: `What \`${copy.keyword}\` brings belongs to root, not to \`${user}\`; add \`--chown=${user}\` where the process must write.`,
        fix: {
          safety: 'safe',
          title: `Give the files to ${user}`,
          edits: [{ range: { start: copy.keywordRange.end, end: copy.keywordRange.end }, text: ` --chown=${user}` }],
        },
      };
    }
  },
};

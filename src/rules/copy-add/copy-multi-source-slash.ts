import type { Rule } from '../rule.ts';

export const copyMultiSourceSlash: Rule = {
  id: 'copy-multi-source-slash',
  group: 'copy-add',
  severity: 'error',
  default: true,
  fix: 'safe',
  aliases: [
    'DL3021',
    'DS-0011',
    'Copy With More Than Two Arguments Not Ending With Slash',
    'dockerfilelint:add_dest_invalid',
    'dockerfile-utils:INVALID_DESTINATION',
    'dockerlinter:EC0004',
  ],
  summary: 'Several sources, and a destination that is no folder.',
  why: 'With several sources the destination has to be a folder, which only a slash at its end says; the build fails without it.',
  *check({ file }) {
    for (const outer of file.instructions) {
      const { keyword, words, heredocs } = outer.trigger ?? outer;
      if (keyword !== 'COPY' && keyword !== 'ADD') continue;
      // Each here-document is a source, and stands among the words.
      const destination = words.at(-1);
      if (
        !destination ||
        words.length < 3 ||
        heredocs.some(({ markRange }) => markRange.start >= destination.range.start)
      )
        continue;
      const path = destination.expanded ?? destination.value;
      if (/[/\\]$/.test(path) || path === '.' || /\$\{?\w+\}?$/.test(path)) continue;
      // Quotes inside of a word, and those that nothing closes, may end it elsewhere.
      const simple = /^(?:[^"']*|(["'])[^"'\\]*\1)$/.exec(destination.raw);
      const at = destination.range.end - (simple?.[1]?.length ?? 0);
      yield {
        range: destination.range,
        message: `\`${keyword}\` with several sources needs a folder; write \`${destination.value}/\`.`,
        fix:
          simple === null
            ? undefined
            : { safety: 'safe', title: 'Name the folder', edits: [{ range: { start: at, end: at }, text: '/' }] },
      };
    }
  },
};

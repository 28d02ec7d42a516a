import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';
import { copies } from '../support/files/copies.ts';

export const copyWholeScriptsFolder: Rule = {
  id: 'copy-whole-scripts-folder',
  group: 'copy-add',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'A whole folder of scripts is copied into the image.',
  why: 'Most of them are for developers and operators; in the image each is one more thing that an intruder can use and that a reader takes for needed.',
  options: {
    scripts: {
      type: 'integer',
      description: 'From how many scripts on a folder is told.',
      default: 5,
    },
  },
  *check({ file, image, options }) {
    for (const { instruction, sources, from } of copies(file)) {
      if (from !== undefined || instruction.stage?.ships === false || instruction.onbuild) continue;
      for (const { value, range } of sources) {
        const folder = value.replace(/^(\.?\/)+/, '').replace(/\/(\*)?$/, '');
        if (!/(^|\/)(scripts?|bin|tools|hack|ops|utils)$/.test(folder)) continue;
        const scripts = image.matchContext(folder).filter((path) => /\.(sh|bash|py|pl|rb|js|mjs)$/.test(path));
        if (scripts.length < Number(options.scripts)) continue;
        const text = chainInstructions(file.target)
          .filter(({ keyword }) => /^(RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword))
          .map((each) => file.text.slice(each.range.start, each.range.end))
          .join('\n');
        const named = scripts.filter((path) => text.includes(path.slice(path.lastIndexOf('/') + 1)));
        const some = named
          .slice(0, 3)
          .map((path) => `\`${path.slice(path.lastIndexOf('/') + 1)}\``)
          .join(', ');
        yield {
          range,
          message: `\`${folder}/\` brings ${scripts.length} scripts, of which this file names ${named.length === 0 ? 'none' : `${named.length} (${some}${named.length > 3 ? ', …' : ''})`}; copy those that the container runs, \`plimsoll plan\` tells which.`,
        };
      }
    }
  },
};

import type { Rule } from '../rule.ts';

export const uniqueStageName: Rule = {
  id: 'unique-stage-name',
  group: 'build-stages',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'DL3024',
    'DuplicateStageName',
    'DS-0012',
    'CKV_DOCKER_11',
    'Same Alias In Different Froms',
    'alias-must-be-unique',
    'dockerfile-utils:DUPLICATE_BUILD_STAGE_NAME',
    'dockerlinter:EF0002',
  ],
  summary: 'Two stages with one name.',
  why: 'A name that two stages share refers to the later one from there on, so a COPY may take files from the wrong stage, and builders may refuse it.',
  *check({ file }) {
    const seen = new Set<string>();
    for (const { name, from } of file.stages) {
      if (name === undefined) continue;
      const word = from.words[2];
      if (seen.has(name) && word) {
        yield {
          range: word.range,
          message: `The stage name \`${word.raw}\` is taken by an earlier stage; give this one another name.`,
        };
      }
      seen.add(name);
    }
  },
};

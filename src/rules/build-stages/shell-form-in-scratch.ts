import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';

export const shellFormInScratch: Rule = {
  id: 'shell-form-in-scratch',
  group: 'build-stages',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['tally/shell-run-in-scratch'],
  summary: 'A RUN in shell form in an image without a shell.',
  why: '`scratch` has no /bin/sh, so the step cannot start.',
  *check({ file }) {
    for (const stage of file.stages) {
      if (!stage.base.scratch || stage.parent) continue;
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'SHELL') break;
        if (instruction.keyword !== 'RUN' || instruction.form === 'exec') continue;
        const shell = chainInstructions(stage).some(
          ({ keyword, words, index }) =>
            index < instruction.index &&
            (keyword === 'COPY' || keyword === 'ADD') &&
            SHELL.test(words.map(({ value }) => value).join(' ')),
        );
        if (shell) break;
        yield {
          range: instruction.keywordRange,
          message:
            'There is no shell in `scratch`; do this in another stage and copy the result, or write a JSON array.',
        };
      }
    }
  },
};

/** Something that can bring a shell: a file of that name, a whole tree, an archive. */
const SHELL = /(^|[\s/])(ba|da|a)?sh(\s|$)|busybox|rootfs|\.tar|(^|\s)\/(usr\/)?(bin\/?)?(\s|$)/;

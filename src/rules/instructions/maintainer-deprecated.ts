import type { Rule } from '../rule.ts';

export const maintainerDeprecated: Rule = {
  id: 'maintainer-deprecated',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: [
    'DL4000',
    'MaintainerDeprecated',
    'DS-0022',
    'CKV_DOCKER_6',
    'MAINTAINER Instruction Being Used',
    'maintainer-is-deprecated',
    'S6586',
    'dockerfilelint:deprecated_in_1.13',
    'dockerfile_lint:maintainer_deprecated',
    'dockerfile-utils:DEPRECATED_MAINTAINER',
    'dockerlinter:EI0003',
  ],
  summary: 'MAINTAINER, which is deprecated.',
  why: 'MAINTAINER is deprecated; a LABEL says the same and can be read by every tool.',
  *check({ file }) {
    for (const { keyword, range, argsRange, keywordRange } of file.instructions) {
      if (keyword !== 'MAINTAINER') continue;
      const name = file.text.slice(argsRange.start, argsRange.end).trim();
      const bare = name.replace(/^(["'])(.*)\1$/s, '$2');
      const plain = !/[\r\n]/.test(name) && name !== '';
      yield {
        range,
        message: '`MAINTAINER` is deprecated; use `LABEL org.opencontainers.image.authors`.',
        fix: plain
          ? {
              safety: 'safe',
              title: 'Use a label',
              edits: [
                {
                  range: { start: keywordRange.start, end: argsRange.end },
                  text: `LABEL org.opencontainers.image.authors="${bare.replace(/(["$\\])/g, '\\$1')}"`,
                },
              ],
            }
          : undefined,
      };
    }
  },
};

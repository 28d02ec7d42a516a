import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';

export const maintainerDeprecated: Rule = {
  id: 'maintainer-deprecated',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['maintainer'],
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
    for (const instruction of file.instructions) {
      if (instruction.keyword !== 'MAINTAINER') continue;
      yield {
        range: instruction.range,
        message: '`MAINTAINER` is deprecated; use `LABEL org.opencontainers.image.authors`.',
        fix: fixFor(file, instruction),
      };
    }
  },
};

function fixFor(file: Dockerfile, { keywordRange, argsRange }: Instruction): Fix | undefined {
  const name = file.text.slice(argsRange.start, argsRange.end).trim();
  const bare = name.replace(/^"([^"]*)"$|^'([^']*)'$/s, '$1$2');
  if (bare === '' || /\n[ \t]*(#|\r?\n)/.test(bare)) return undefined;
  const sign = file.escape === '`' ? '`' : '\\\\';
  // A continuation means the same between quotes, so it stays.
  const escaped = bare.replace(new RegExp(`${sign}[ \\t]*\\r?\\n|["$]|${sign}`, 'g'), (found) =>
    found.endsWith('\n') ? found : file.escape + found,
  );
  const keyword = file.text[keywordRange.start] === 'm' ? 'label' : 'LABEL';
  return {
    safety: 'safe',
    title: 'Use a label',
    edits: [
      {
        range: { start: keywordRange.start, end: argsRange.end },
        text: `${keyword} org.opencontainers.image.authors="${escaped}"`,
      },
    ],
  };
}

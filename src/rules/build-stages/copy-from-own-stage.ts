import type { Rule } from '../rule.ts';

export const copyFromOwnStage: Rule = {
  id: 'copy-from-own-stage',
  group: 'build-stages',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['from='],
  aliases: [
    'DL3023',
    'DS-0006',
    "COPY '--from' References Current FROM Alias",
    'copy-from-own-alias',
    'dockerlinter:EC0001',
  ],
  summary: 'A stage that copies from itself.',
  why: 'A stage is not finished while it is built, so it cannot be a source of its own; the build fails.',
  *check({ file }) {
    for (const stage of file.stages) {
      for (const { flags } of stage.instructions) {
        for (const { name, value, range } of flags) {
          const from =
            name === 'from' ? value : name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(value ?? '')?.[1] : undefined;
          if (from === undefined) continue;
          if (from.toLowerCase() !== stage.name && from !== String(stage.index)) continue;
          yield { range, message: `\`${from}\` is this stage itself; name an earlier stage or an image.` };
        }
      }
    }
  },
};

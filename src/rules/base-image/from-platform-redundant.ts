import type { Rule } from '../rule.ts';

export const fromPlatformRedundant: Rule = {
  id: 'from-platform-redundant',
  group: 'base-image',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['--platform'],
  aliases: ['DL3065', 'RedundantTargetPlatform'],
  summary: '`--platform=$TARGETPLATFORM`, which is the default.',
  why: 'The target platform is what a stage is built for anyway, so the flag only makes readers wonder.',
  *check({ file }) {
    const overridden = file.instructions.some(
      ({ keyword, stage, pairs }) =>
        keyword === 'ARG' && !stage && pairs.some(({ key, value }) => key === 'TARGETPLATFORM' && value),
    );
    if (overridden) return;
    for (const { from } of file.stages) {
      const flag = from.flags.find(({ name }) => name === 'platform');
      if (!flag || !/^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value ?? '')) continue;
      yield {
        range: flag.range,
        message: '`--platform=$TARGETPLATFORM` is the default; remove it.',
        fix: {
          safety: 'safe',
          title: 'Remove the default',
          edits: [{ range: { start: flag.range.start - 1, end: flag.range.end }, text: '' }],
        },
      };
    }
  },
};

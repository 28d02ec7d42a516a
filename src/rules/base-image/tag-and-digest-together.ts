import type { Rule } from '../rule.ts';

export const tagAndDigestTogether: Rule = {
  id: 'tag-and-digest-together',
  group: 'base-image',
  severity: 'info',
  default: false,
  fix: 'safe',
  aliases: ['S8431'],
  summary: 'A base image with both a tag and a digest.',
  why: 'The builder ignores the tag, so the two can drift apart and mislead. Bots that update digests want the tag, so it is off unless asked for.',
  *check({ file }) {
    for (const { base } of file.stages) {
      const { tag, digest } = base.image ?? {};
      if (tag === undefined || digest === undefined) continue;
      const at = file.text.slice(base.range.start, base.range.end).indexOf(`:${tag}@`);
      const start = base.range.start + at;
      yield {
        range: base.range,
        message: `The digest decides, and \`${tag}\` is only read by people; write the digest alone.`,
        fix:
          at === -1
            ? undefined
            : {
                safety: 'safe',
                title: 'Keep the digest alone',
                edits: [{ range: { start, end: start + tag.length + 1 }, text: '' }],
              },
      };
    }
  },
};

import type { Rule } from '../rule.ts';

export const tagAndDigestTogether: Rule = {
  id: 'tag-and-digest-together',
  group: 'base-image',
  severity: 'info',
  default: false,
  fix: 'safe',
  mentions: ['@'],
  aliases: ['S8431'],
  summary: 'A base image with both a tag and a digest.',
  why: 'The builder ignores the tag, so the two can drift apart and mislead. Bots that update digests want the tag, so it is off unless asked for.',
  *check({ file }) {
    for (const { base } of file.stages) {
      const { tag, digest } = base.image ?? {};
      if (tag === undefined || digest === undefined) continue;
      const at = file.text.slice(base.range.start, base.range.end).indexOf(`:${tag}@`);
      const start = base.range.start + at;
      // Which account the image runs as is read from such a tag, by people and by other rules.
      const tells = /non-?root|rootless|unprivileged/i.test(tag);
      yield {
        range: base.range,
        message: tells
          ? `The digest decides, and \`${tag}\` is only read by people; it says which account the image runs as, so keep it in a comment when you write the digest alone.`
          : `The digest decides, and \`${tag}\` is only read by people; write the digest alone.`,
        fix:
          at === -1 || tells
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

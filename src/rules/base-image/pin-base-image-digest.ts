import type { Rule } from '../rule.ts';

export const pinBaseImageDigest: Rule = {
  id: 'pin-base-image-digest',
  group: 'base-image',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['dockerfile-source-not-pinned', 'S7023'],
  summary: 'A base image with a tag but without a digest.',
  why: 'A tag is moved with every patch, so only a digest names the very same image. It also keeps patches out until somebody or a bot updates it, so it is off unless asked for.',
  *check({ file }) {
    for (const { base } of file.stages) {
      const { tag, digest } = base.image ?? {};
      // Without a tag, or with `latest`, another rule speaks first.
      if (tag === undefined || tag === 'latest' || digest !== undefined || base.raw.includes('@')) continue;
      yield {
        range: base.range,
        message: `The tag of \`${base.raw}\` can be moved to another image; add the digest that you tested: \`${base.raw}@sha256:…\`.`,
      };
    }
  },
};

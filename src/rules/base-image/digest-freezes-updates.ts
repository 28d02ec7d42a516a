import type { Rule } from '../rule.ts';

export const digestFreezesUpdates: Rule = {
  id: 'digest-freezes-updates',
  group: 'base-image',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['S6497'],
  summary: 'A base image that is pinned by its digest.',
  why: 'A digest never changes, and with it the holes that were found since. It is the opposite of pin-base-image-digest: for teams that have no bot which updates digests.',
  *check({ file }) {
    for (const { base, parent } of file.stages) {
      if (parent || !base.raw.includes('@')) continue;
      yield {
        range: base.range,
        message: `\`${base.raw.slice(0, base.raw.indexOf('@'))}\` is pinned by its digest, so its security fixes never arrive; use a tag, or let a bot update the digest.`,
      };
    }
  },
};

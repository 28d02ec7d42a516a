import type { Rule } from '../rule.ts';
import { namedContexts } from '../support/images/named-contexts.ts';

export const pinBaseImageTag: Rule = {
  id: 'pin-base-image-tag',
  group: 'base-image',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: [
    'DL3006',
    'DS-0001',
    'CKV_DOCKER_7',
    'Image Version Not Explicit',
    'missing-image-version',
    'S6596',
    'dockerfilelint:missing_tag',
    'dockerfile_lint:no_tag',
    'dockerlinter:EF0004',
  ],
  summary: 'A base image without a tag or digest.',
  why: 'Without a tag the newest image is pulled, so the same Dockerfile builds something else tomorrow.',
  *check({ file, image }) {
    for (const { base } of file.stages) {
      if (base.image && base.image.tag === undefined && base.image.digest === undefined) {
        // What a build puts in its place is no image of that name.
        if (namedContexts(image.snapshot).has(base.raw.toLowerCase())) continue;
        yield {
          range: base.range,
          message: `The base image \`${base.raw}\` has no tag; name the release that you tested, such as \`${base.raw}:<version>\`.`,
        };
      }
    }
  },
};

import { parseImageReference } from '../../dockerfile/image-reference.ts';
import type { ComposeRule } from '../rule.ts';

export const composeImageUnpinned: ComposeRule = {
  id: 'compose-image-unpinned',
  group: 'compose',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'An image without a tag, or with the tag latest.',
  why: 'Which version starts depends on the day and the machine, and going back to the one before is not possible.',
  *checkCompose({ file }) {
    const built = new Set(
      file.services.filter((service) => service.get('build')).map((service) => service.text('image') ?? ''),
    );
    for (const service of file.services) {
      const entry = service.get('image');
      const image = service.text('image')?.trim();
      // With a build, the image is only the name that the result gets; others may use that.
      if (!entry || image === undefined || service.get('build') || built.has(image)) continue;
      const reference = parseImageReference(image);
      if (!reference || reference.digest !== undefined) continue;
      if (reference.tag !== undefined && reference.tag !== 'latest') continue;
      yield {
        range: entry.range,
        message: `The image \`${image}\` of service \`${service.name}\` is another one tomorrow; name the version as its tag.`,
      };
    }
  },
};

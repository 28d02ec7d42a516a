import { parseImageReference } from '../../dockerfile/image-reference.ts';
import type { Rule } from '../rule.ts';
import { namedContexts } from '../support/images/named-contexts.ts';
import { referencedStage, stageReferences } from '../support/images/stage-names.ts';

export const pinCopyFromImage: Rule = {
  id: 'pin-copy-from-image',
  group: 'base-image',
  severity: 'info',
  default: true,
  fix: 'none',
  mentions: ['from='],
  aliases: [],
  summary: 'Files are taken from an image without a tag, or tagged `latest`.',
  why: 'What the tag means moves with every release, so the same Dockerfile takes other files tomorrow.',
  *check({ file, image: { snapshot } }) {
    for (const reference of stageReferences(file)) {
      const { name, range, by } = reference;
      // A name without a slash or a colon may be a stage with a slip in it: copy-from-unknown-stage.
      if (range === by.base.range || !/[/:]/.test(name) || /[${}]/.test(name) || referencedStage(file, reference))
        continue;
      const image = parseImageReference(name);
      if (!image || image.digest !== undefined || (image.tag !== undefined && image.tag !== 'latest')) continue;
      if (namedContexts(snapshot).has(name.toLowerCase())) continue;
      yield {
        range,
        message:
          image.tag === undefined
            ? `\`${name}\` has no tag; name the release that you tested, such as \`${name}:<version>\`.`
            : `\`${name}\` follows \`latest\`; name the release that you tested.`,
      };
    }
  },
};

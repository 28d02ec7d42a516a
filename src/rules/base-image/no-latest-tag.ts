import type { Rule } from '../rule.ts';

export const noLatestTag: Rule = {
  id: 'no-latest-tag',
  group: 'base-image',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: [
    'DL3007',
    'DS-0001',
    'CKV_DOCKER_7',
    "Image Version Using 'latest'",
    'avoid-latest-version',
    'S6596',
    'DKL-DI-0006',
    'dockerfilelint:latest_tag',
    'dockerfile_lint:is_latest_tag',
    'dockerlinter:EF0003',
  ],
  summary: 'A base image tagged `latest`.',
  why: 'The tag moves with every release, so the same Dockerfile builds something else tomorrow.',
  *check({ file }) {
    for (const { base } of file.stages) {
      if (base.image?.tag === 'latest' && base.image.digest === undefined) {
        yield {
          range: base.range,
          message: `The base image \`${base.raw}\` follows \`latest\`; name the release that you tested.`,
        };
      }
    }
  },
};

import { noLatestTag } from '../../../src/rules/base-image/no-latest-tag.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(noLatestTag, {
  fires: [{ name: 'latest', dockerfile: 'FROM debian:latest\n', lines: [1] }],
  silent: [
    { name: 'a longer tag', dockerfile: 'FROM debian:latest-slim\n' },
    { name: 'with a digest', dockerfile: `FROM debian:latest@sha256:${'a'.repeat(64)}\n` },
  ],
});

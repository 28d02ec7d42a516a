import { digestFreezesUpdates } from '../../../src/rules/base-image/digest-freezes-updates.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(digestFreezesUpdates, {
  fires: [
    { name: 'with a tag, in a variable', dockerfile: 'ARG D=abc\nFROM a:1@sha256:abc\nFROM b@$D\n', lines: [2, 3] },
  ],
  silent: [{ name: 'tags, stages, scratch', dockerfile: 'FROM a:1 AS s\nFROM s\nFROM scratch\n' }],
});

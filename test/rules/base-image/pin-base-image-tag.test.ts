import { pinBaseImageTag } from '../../../src/rules/base-image/pin-base-image-tag.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pinBaseImageTag, {
  fires: [
    { name: 'no tag', dockerfile: 'FROM debian\n', lines: [1] },
    { name: 'a port is no tag', dockerfile: 'FROM reg:5000/app\n', lines: [1] },
    { name: 'default of an ARG', dockerfile: 'ARG B=debian\nFROM $B\n', lines: [2] },
  ],
  silent: [
    { name: 'tag', dockerfile: 'FROM debian:12\n' },
    { name: 'digest', dockerfile: `FROM debian@sha256:${'a'.repeat(64)}\n` },
    { name: 'scratch', dockerfile: 'FROM scratch\n' },
    { name: 'stage name', dockerfile: 'FROM debian:12 AS Build\nFROM build\n' },
    { name: 'unknown variable', dockerfile: 'ARG B\nFROM $B\n' },
  ],
});

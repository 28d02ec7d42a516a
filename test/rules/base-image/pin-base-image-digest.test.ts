import { pinBaseImageDigest } from '../../../src/rules/base-image/pin-base-image-digest.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pinBaseImageDigest, {
  fires: [
    {
      name: 'also after defaults are put in',
      dockerfile: 'ARG V=3\nFROM a:$V AS b\nFROM b\nFROM r.io:5000/x/y:1.2\n',
      lines: [2, 4],
    },
  ],
  silent: [
    {
      name: 'digest, no tag, latest, stages, scratch, unknown',
      dockerfile: `ARG X\nFROM a:1@sha256:${'a'.repeat(64)} AS s\nFROM b\nFROM b:latest\nFROM s\nFROM scratch\nFROM c:$X\n`,
    },
  ],
});

import { tagAndDigestTogether } from '../../../src/rules/base-image/tag-and-digest-together.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(tagAndDigestTogether, {
  fires: [
    {
      name: 'a tag that names the account',
      dockerfile:
        'FROM gcr.io/distroless/static:nonroot@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n',
      lines: [1],
    },
    {
      name: 'registry with a port',
      dockerfile: 'FROM r:5000/a/b:1.2@sha256:abc AS x\n',
      lines: [1],
      fixed: 'FROM r:5000/a/b@sha256:abc AS x\n',
    },
    { name: 'the tag comes from a variable', dockerfile: 'ARG V=1\nFROM a:${V}@sha256:abc\n', lines: [2] },
  ],
  silent: [{ name: 'one of the two', dockerfile: 'FROM a:1 AS s\nFROM r:5000/b@sha256:abc\nFROM s\nFROM scratch\n' }],
});

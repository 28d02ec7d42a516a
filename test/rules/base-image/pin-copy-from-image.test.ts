import { expect, it } from '@jest/globals';
import { pinCopyFromImage } from '../../../src/rules/base-image/pin-copy-from-image.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(pinCopyFromImage, {
  fires: [
    {
      name: 'latest and no tag, by COPY and by a mount, with a port',
      dockerfile:
        'FROM a:1\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/\nCOPY --chown=1 --from=tianon/gosu /gosu /bin/\nRUN --mount=type=bind,from=reg.example.org:5000/a/b,target=/x ls\nONBUILD COPY --from=busybox:latest /x /x\n',
      lines: [2, 3, 4, 5],
    },
    {
      name: 'over several lines, with another escape character',
      dockerfile: '# escape=`\nFROM a:1\nCOPY `\n  # the tool\n  --from=tianon/gosu `\n  /gosu /bin/\n',
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'pinned',
      dockerfile:
        'FROM a:1\nCOPY --from=b/c:1 /x /x\nCOPY --from=b/c:latest-alpine /x /x\nCOPY --from=b/c@sha256:abc /x /x\nCOPY --from=b/c:latest@sha256:abc /x /x\n',
    },
    {
      name: 'stages, names without a slash, variables',
      dockerfile:
        'FROM a:1 AS b\nFROM a:1\nCOPY --from=b /x /x\nCOPY --from=0 /x /x\nCOPY --from=composer /x /x\nCOPY --from=$IMAGE/x /x /x\nCOPY --from={{ a }}/b /x /x\nCOPY /tmp/from:latest /x\n',
    },
    { name: 'base images have rules of their own', dockerfile: 'FROM a/b\nFROM a/b:latest\n' },
    {
      name: 'contexts that a build gives',
      dockerfile: 'FROM a:1\nCOPY --from=my/tools /x /x\n',
      files: { 'build.sh': 'docker build --build-context my/tools=../tools .\n' },
    },
  ],
});

it('names the image and what to write', () => {
  const dockerfile = 'FROM a:1\nCOPY --from=b/c /x /x\nCOPY --from=b/c:latest /x /x\n';
  const messages = problemsOf(pinCopyFromImage, { name: '', dockerfile }).map(({ message }) => message);
  expect(messages[0]).toContain('`b/c:<version>`');
  expect(messages[1]).toContain('follows `latest`');
});

import { expect, it } from '@jest/globals';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { buildContext } from '../../src/repository/build-context.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';

const files = {
  'package.json': '',
  'apps/web/package.json': '',
  'apps/web/src/a.ts': '',
  'packages/db/index.ts': '',
  'docker/entry.sh': '',
};

function contextOf(path: string, text: string): string {
  return buildContext(memorySnapshot({ ...files, [path]: text }), parseDockerfile(path, text));
}

it('is the folder of the Dockerfile where all is there that it names, or nothing is named', () => {
  expect(contextOf('apps/web/Dockerfile', 'FROM a:1\nCOPY package.json src ./\nADD --chown=1 s* /x\n')).toBe(
    'apps/web',
  );
  expect(contextOf('apps/web/Dockerfile', 'FROM a:1\nCOPY . .\nCOPY --from=b /package.json /packages/ ./\n')).toBe(
    'apps/web',
  );
  expect(
    contextOf('apps/web/Dockerfile', 'FROM a:1\nCOPY dist /x\nCOPY <<EOF /packages\nEOF\nADD https://a/b /c\n'),
  ).toBe('apps/web');
  expect(contextOf('Dockerfile', 'FROM a:1\nCOPY nothing /x\n')).toBe('');
});

it('is the folder around it that has more of what it names', () => {
  const text = 'FROM a:1\nCOPY package.json ./\nCOPY ["./apps/web/package.json", "/packages/*", "./"]\n';
  expect(contextOf('apps/web/Dockerfile', text)).toBe('');
  expect(contextOf('apps/web/docker/Dockerfile', 'FROM a:1\nONBUILD COPY src /src\n')).toBe('apps/web');
  expect(contextOf('docker/api.Dockerfile', 'ARG X\nFROM a:1\nCOPY docker/entry.sh $Y apps /\r\n')).toBe('');
});

it('is the nearest of folders that have as much', () => {
  expect(contextOf('apps/web/docker/Dockerfile', 'FROM a:1\nCOPY package.json /\n')).toBe('apps/web');
});

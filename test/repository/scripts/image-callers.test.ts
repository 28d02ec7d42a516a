import { beforeAll, describe, expect, it } from '@jest/globals';
import { scriptGraph } from '../../../src/repository/scripts/graph.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

const X = '#!/bin/sh\ntrue\n';

/** The uses of `s/x.sh`, as `by when kind`, image uses with a star. */
function uses(files: Record<string, string>): string[] {
  const { scripts } = scriptGraph(memorySnapshot({ 's/x.sh': X, ...files }));
  return (scripts.find(({ path }) => path === 's/x.sh')?.uses ?? []).map(
    ({ by, when, kind, inImage }) => `${by} ${when} ${kind}${inImage ? ' *' : ''}`,
  );
}

const dockerfile = (...lines: string[]): string => ['FROM debian:12', 'WORKDIR /app', ...lines, ''].join('\n');
const manifest = (scripts: Record<string, string>): string => JSON.stringify({ scripts });
const START = manifest({ start: 'npm run go', go: 'bash s/x.sh' });

describe('what a file of the image runs', () => {
  it.each([
    ['npm start', 'package.json run runs *', { 'package.json': START }, 'CMD ["npm", "start"]'],
    ['yarn', 'package.json run runs *', { 'package.json': START }, 'CMD yarn --silent go'],
    ['npm run in a build', 'package.json build runs *', { 'package.json': START }, 'RUN set -e; npm run go'],
    [
      'npm ci with a postinstall',
      'package.json build runs *',
      { 'package.json': manifest({ postinstall: './s/x.sh' }) },
      'RUN --mount=type=cache,target=/root/.npm \\\n  # quiet\n  npm ci',
    ],
    [
      'npm start in the entry point',
      'package.json run runs *',
      { 'package.json': START, 'start.sh': '#!/bin/sh\nexec npm start\n' },
      'CMD ["/app/start.sh"]',
    ],
    ['make', 'Makefile build runs *', { Makefile: 'all:\n\tsh s/x.sh\n' }, 'RUN cd /app && make -j2 all'],
    ['a program', 'app.py run runs *', { 'app.py': 'subprocess.run(["s/x.sh"])\n' }, 'CMD ["python3", "app.py"]'],
  ])('happens there: %s', (_name, expected, files, line) => {
    const found = uses({ ...(files as unknown as Record<string, string>), Dockerfile: dockerfile('COPY . .', line) });
    expect(found).toContain(expected);
  });

  it.each([
    [
      'a script that npm is not asked for',
      { 'package.json': manifest({ lint: 'sh s/x.sh', start: 'node .' }) },
      'CMD npm start',
    ],
    ['a package of that name', { Makefile: 'all:\n\tsh s/x.sh\n' }, 'RUN apt-get install -y \\\n  make \\\n  gcc'],
    ['tests', { 'tests/test_a.py': 'subprocess.run(["s/x.sh"])\n' }, 'CMD ["python3", "app.py"]'],
    ['a manifest that cannot be read', { 'package.json': '{"scripts": {"start": "s/x.sh"' }, 'CMD npm start'],
    ['settings that came with all else', { 'tasks.yml': '- run: s/x.sh\n' }, 'CMD app'],
  ])('and not: %s', (_name, files, line) => {
    const found = uses({ ...(files as unknown as Record<string, string>), Dockerfile: dockerfile('COPY . .', line) });
    expect(found.filter((use) => use.endsWith('*'))).toEqual([]);
    expect(found).toHaveLength(1);
  });

  it('is what settings say that a COPY brings with it', () => {
    const files = { 'ansible/a.yml': '- script: ../s/x.sh\n' };
    const copies = ['COPY ansible/ /ansible/', 'COPY s/ /s/'];
    const image = dockerfile(...copies, 'RUN ansible-playbook /ansible/a.yml');
    expect(uses({ ...files, Dockerfile: image })).toEqual(['ansible/a.yml build runs *']);
    expect(uses({ ...files, Dockerfile: dockerfile('COPY s/ /s/') })).toEqual(['ansible/a.yml development runs']);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { fixSnapshot } from '../../src/review/fix.ts';
import { DEFAULT_CONFIGURATION } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

const SNAPSHOT = memorySnapshot({
  Dockerfile: `FROM golang:1.22
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/server .
EXPOSE 8080
HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1
CMD ["/usr/local/bin/server"]
`,
  'go.mod': 'module example.com/server\n\ngo 1.22\n',
  'main.go': 'package main\n',
});

describe('a fix that does more where files can be written', () => {
  const fixed = (files: boolean): ReadonlyMap<string, string> => {
    const options = { configuration: DEFAULT_CONFIGURATION, unsafe: true, rules: ['single-stage-build-tools'], files };
    return new Map(fixSnapshot(SNAPSHOT, options).files.map(({ path, after }) => [path, after]));
  };

  it('writes them, and what needs them', () => {
    const after = fixed(true);
    expect(after.get('healthcheck/main.go')).toContain('package main\n');
    expect(after.get('Dockerfile')).toContain('\nCOPY --from=build /healthcheck /healthcheck\n');
  });

  it('makes no use of them elsewhere', () => {
    const after = fixed(false);
    expect([...after.keys()]).toEqual(['Dockerfile']);
    expect(after.get('Dockerfile')).toContain('CMD curl -f http://localhost:8080/ || exit 1\n');
    expect(after.get('Dockerfile')).not.toContain('/healthcheck');
  });
});

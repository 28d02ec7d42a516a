import { beforeAll, describe, expect, it } from '@jest/globals';
import { HEALTH_SOURCE, healthWords, plainHealthCheck } from '../../../src/refactor/multi-stage/health-check.ts';
import { multiStage } from '../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { testImage } from '../../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The words of the check that stands in for one; undefined where none does. */
function words(check: string): string | undefined {
  const { dockerfile } = testImage(`FROM a:1\nHEALTHCHECK ${check}\n`);
  const instruction = dockerfile.instructions.find(({ keyword }) => keyword === 'HEALTHCHECK');
  const health = instruction && plainHealthCheck(instruction);
  return health && healthWords(health);
}

const URL = 'http://localhost:8080/healthz';

describe('a plain health check', () => {
  it.each([
    [`CMD curl -f ${URL} || exit 1`, `["/healthcheck", "${URL}"]`],
    [`--interval=5s CMD ["curl", "--fail", "--silent", "${URL}"]`, `["/healthcheck", "${URL}"]`],
    [`CMD curl -fsSL -o /dev/null --max-time 3 ${URL}`, `["/healthcheck", "-follow", "-timeout", "3s", "${URL}"]`],
    [`CMD curl -fs -m 0.5 "http://127.0.0.1/" || exit 1`, '["/healthcheck", "-timeout", "0.5s", "http://127.0.0.1/"]'],
    [`CMD wget -q --spider --tries=1 -T 2 ${URL}`, `["/healthcheck", "-follow", "-timeout", "2s", "${URL}"]`],
    [`CMD wget -qO- ${URL} || exit 1`, `["/healthcheck", "-follow", "${URL}"]`],
    [
      `CMD wget -q -O /dev/null --timeout=4 http://localhost:\${PORT}/`,
      '["/healthcheck", "-follow", "-timeout", "4s", "http://localhost:${PORT}/"]',
    ],
  ])('%s', (check, expected) => {
    expect(words(check)).toBe(expected);
  });

  it.each([
    `CMD curl ${URL}`,
    `CMD curl -f ${URL} | grep ok`,
    `CMD curl -f ${URL} || kill 1`,
    `CMD curl -f ${URL} && curl -f ${URL}2`,
    `CMD curl -f -H "Host: a" ${URL}`,
    `CMD curl -f -X POST ${URL}`,
    'CMD curl -fk https://localhost/',
    'CMD curl -f http://example.com/',
    'CMD curl -f "http://localhost:${PORT:-80}/"',
    'CMD curl -f http://localhost/$(hostname)',
    `CMD curl -f -m $WAIT ${URL}`,
    `CMD curl -f -o /tmp/answer ${URL}`,
    `CMD wget --post-data=x ${URL}`,
    `CMD timeout 3 curl -f ${URL}`,
    'CMD ["/healthcheck"]',
    'NONE',
  ])('is not %s', (check) => {
    expect(words(check)).toBeUndefined();
  });
});

describe('a program of its own for it', () => {
  const GO = `FROM golang:1.22
WORKDIR /src
COPY go.mod ./
COPY . .
RUN go build -o /usr/local/bin/server .
EXPOSE 8080
# Once in five seconds is enough.
HEALTHCHECK --interval=5s --timeout=2s CMD curl -f ${URL} || exit 1
CMD ["/usr/local/bin/server"]
`;
  const FILES = { 'go.mod': 'module example.com/server\n', 'main.go': 'package main\n' };
  const offer = (dockerfile: string, files: Record<string, string> = FILES) => {
    const result = multiStage(testImage(dockerfile, files));
    return result.offered ? result : undefined;
  };

  it('lets the image be nothing but programs, where files can be written', () => {
    const result = offer(GO);
    expect(result?.withFiles?.files).toEqual([{ path: 'healthcheck/main.go', text: HEALTH_SOURCE }]);
    expect(applyEdits(GO, result?.withFiles?.edits ?? [])).toBe(`# Builds the program.
FROM golang:1.22 AS build
WORKDIR /src
COPY go.mod ./
COPY . .
RUN CGO_ENABLED=0 go build -o /usr/local/bin/server .
RUN CGO_ENABLED=0 go build -o /healthcheck ./healthcheck

# What runs: the program alone.
FROM gcr.io/distroless/static-debian12
WORKDIR /src
COPY --from=build /usr/local/bin/server /usr/local/bin/server
COPY --from=build /healthcheck /healthcheck
USER 65532:65532
EXPOSE 8080
# Once in five seconds is enough.
HEALTHCHECK --interval=5s --timeout=2s CMD ["/healthcheck", "${URL}"]
CMD ["/usr/local/bin/server"]
`);
  });

  it('leaves a suggestion, which brings no file, the image that has curl', () => {
    const text = applyEdits(GO, offer(GO)?.edits ?? []);
    expect(text).toMatch(/\nFROM debian:.*-slim\nRUN apt-get .* curl /);
    expect(text).toContain(`CMD curl -f ${URL} || exit 1\n`);
  });

  it.each([
    ['the folder is taken', GO, { ...FILES, 'healthcheck/health.go': 'package healthcheck\n' }],
    ['the context is not copied whole', GO.replace('COPY . .', 'COPY *.go ./'), FILES],
    ['the context leaves it out', GO, { ...FILES, '.dockerignore': '*\n!go.mod\n!main.go\n' }],
    ['there is no module', GO.replace('COPY go.mod ./\n', ''), { 'main.go': 'package main\n' }],
    ['the program calls C', GO, { ...FILES, 'main.go': 'package main\nimport "C"\n' }],
    [
      'a compose file calls curl, too',
      GO,
      {
        ...FILES,
        'compose.yaml': 'services:\n  a:\n    build: .\n    healthcheck:\n      test: curl -f http://localhost:8080/\n',
      },
    ],
    ['the check does more', GO.replace('|| exit 1', '| grep ok'), FILES],
    ['there is none', GO.replace(/HEALTHCHECK.*\n/, ''), FILES],
  ])('is not made where %s', (_, dockerfile, files) => {
    expect(offer(dockerfile, files)?.withFiles).toBeUndefined();
  });

  it('keeps line endings', () => {
    const crlf = GO.replaceAll('\n', '\r\n');
    const text = applyEdits(crlf, offer(crlf)?.withFiles?.edits ?? []);
    expect(text).toContain('./healthcheck\r\n\r\n# What runs');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits } from '../../../../src/text/edit.ts';
import { testImage } from '../../../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The rewritten text, or the reasons against it. */
function rewrite(dockerfile: string, files: Record<string, string> = {}): string | string[] {
  const result = multiStage(testImage(dockerfile, files));
  return result.offered ? applyEdits(dockerfile, result.edits) : result.reasons.map(({ message }) => message);
}

/** The stage that runs. */
function runtime(dockerfile: string, files: Record<string, string> = {}): string {
  const result = rewrite(dockerfile, files);
  if (Array.isArray(result)) return result.join('\n');
  return result.slice(result.lastIndexOf('\nFROM ') + 1);
}

const dockerfile = (run: string): string => `FROM debian:12
RUN apt-get update && apt-get install -y gcc make
WORKDIR /src
COPY . .
RUN ${run}
CMD ["/out/serve"]
`;
const script = (text: string): Record<string, string> => ({
  'tools/build.sh': `#!/bin/sh\nset -e\n${text}`,
  'a.json': '',
});

describe('scripts of the build context', () => {
  it.each(['./tools/build.sh', 'sh tools/build.sh', 'sh -e ./tools/build.sh'])(
    'are read where a RUN calls them: %s',
    (call) => {
      const files = script('mkdir -p /out\ncd lib && make\ngcc -o /out/serve serve.c\nrm -rf /src/lib\n');
      expect(runtime(dockerfile(call), files)).toContain('COPY --from=build /out /out\n');
    },
  );

  it.each([
    ['which writes to where a variable says', 'make\ncp serve "$1"\n', 'which file it works on is not known'],
    ['which calls what nobody knows', 'make\n./more.sh\n', 'it calls `more.sh`, and what it writes'],
    ['which installs packages', 'apt-get install -y git\nmake\n', 'it sets up the system'],
    ['which makes accounts', 'useradd x\nmake\n', 'it sets up the system'],
    [
      'which installs the program',
      './configure --prefix=/x\nmake install\n',
      'where its installation goes is not known',
    ],
    ['with functions', 'f() { make; }\nf\n', 'is not known'],
  ])('are a reason to refuse %s', (_, text, reason) => {
    expect(rewrite(dockerfile('./tools/build.sh'), script(text))).toEqual([expect.stringContaining(reason)]);
  });

  it('are a reason to refuse when they call themselves, or there are two', () => {
    expect(rewrite(dockerfile('./tools/build.sh'), script('sh tools/build.sh\n'))).toEqual([
      expect.stringMatching(/\.$/),
    ]);
    expect(rewrite(dockerfile('./tools/build.sh'), { ...script('make\n'), 'b/build.sh': '' })).toEqual([
      expect.stringMatching(/\.$/),
    ]);
  });
});

describe("Alpine's Python", () => {
  const alpine = (install: string): string => `FROM alpine:3.20
RUN apk add --no-cache python3 py3-pip py3-numpy gcc musl-dev libffi-dev
WORKDIR /app
COPY . .
RUN ${install}
CMD ["python3", "app.py"]
`;

  it('gets a virtual environment that sees the packages of the system', () => {
    expect(
      rewrite(alpine('pip3 install --break-system-packages -r requirements.txt')),
    ).toBe(`# Builds; compilers, headers and sources stay behind in this stage.
FROM alpine:3.20 AS build
RUN apk add --no-cache python3 py3-pip py3-numpy gcc musl-dev libffi-dev
WORKDIR /app
COPY . .
RUN python3 -m venv --system-site-packages /opt/venv && export PATH=/opt/venv/bin:$PATH && pip3 install --break-system-packages -r requirements.txt
ENV PATH=/opt/venv/bin:$PATH

FROM alpine:3.20
RUN apk add --no-cache python3 libgcc libffi py3-numpy
WORKDIR /app
COPY . .
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
CMD ["python3", "app.py"]
`);
  });

  it.each([
    ['under a condition', alpine('if true; then pip3 install flask; fi')],
    ['with a path of its own', alpine('pip3 install gunicorn').replace('"python3"', '"/usr/bin/gunicorn"')],
    ['with a PATH of its own', alpine('pip3 install flask').replace('WORKDIR', 'ENV PATH=/x:$PATH\nWORKDIR')],
  ])('is left alone %s', (_, text) => {
    expect(rewrite(text)).toEqual([expect.stringContaining("Alpine's pip installs among the system's packages")]);
  });
});

it('begins where the base image begins', () => {
  const php =
    'FROM php:8-apache\nRUN apt-get update && apt-get install -y libpq-dev && docker-php-ext-install pgsql\nRUN curl -fL https://example.org/a.tgz | tar xz\n';
  expect(runtime(php)).toContain('COPY --from=build /var/www/html /var/www/html\n');
});

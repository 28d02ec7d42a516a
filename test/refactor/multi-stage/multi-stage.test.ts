import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { testImage } from '../../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The rewritten text, or the reasons against it. */
function rewrite(dockerfile: string, files: Record<string, string> = {}): string | string[] {
  const result = multiStage(testImage(dockerfile, files));
  return result.offered ? applyEdits(dockerfile, result.edits) : result.reasons.map(({ message }) => message);
}

const PYTHON = `FROM python:3.11-slim
RUN apt-get update && apt-get install -y gcc libpq-dev
COPY requirements.txt /tmp/
RUN pip install -r /tmp/requirements.txt
COPY . /app
CMD ["python", "/app/main.py"]
`;

describe('Python', () => {
  it('leaves compilers behind, keeps the libraries, and takes the virtual environment over', () => {
    expect(rewrite(PYTHON)).toBe(`# Builds the Python packages; compilers and headers stay behind in this stage.
FROM python:3.11-slim AS build
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        gcc \\
        libpq-dev \\
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements.txt /tmp/
RUN pip install -r /tmp/requirements.txt

FROM python:3.11-slim
RUN apt-get update && apt-get install -y libpq5
COPY requirements.txt /tmp/
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY . /app
CMD ["python", "/app/main.py"]
`);
  });

  it('keeps CRLF', () => {
    const result = rewrite(PYTHON.replaceAll('\n', '\r\n'));
    expect(typeof result === 'string' && result.replaceAll('\r\n', '').includes('\n')).toBe(false);
  });

  it('takes arguments along that pip needs, and git where requirements name it', () => {
    const dockerfile = `FROM python:3.11-slim
ARG INDEX
ENV A=b PIP_NO_CACHE_DIR=1
RUN apt-get update && apt-get install -y make
COPY requirements.txt .
RUN pip install -i $INDEX -r requirements.txt
CMD ["app"]
`;
    const result = rewrite(dockerfile, { 'requirements.txt': 'x @ git+https://example.org/x\n' });
    expect(result).toContain('AS build\nARG INDEX\nENV A=b PIP_NO_CACHE_DIR=1\nRUN apt-get update \\\n');
    expect(result).toContain('        git \\\n        make \\\n');
    // What installed nothing but tools is gone.
    expect(String(result).split('FROM').at(-1)).not.toContain('apt-get');
  });

  it('takes what it cannot take apart by its manifests the way for all', () => {
    const project = rewrite(PYTHON.replace('-r /tmp/requirements.txt', '.'));
    expect(project).toContain('RUN python -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\nRUN pip install .\n\nFROM');
    // A path into the interpreter's own packages: they stay where they are.
    const named = rewrite(PYTHON.replace('"python", ', '"/usr/local/bin/gunicorn", '));
    expect(named).toContain('COPY --from=build /usr/local/bin /usr/local/bin\n');
    expect(rewrite(PYTHON.replace('pip install', 'pip install --user'))).toContain(
      'COPY --from=build /root/.local /root/.local\n',
    );
  });

  it('goes from the full image to the slim one where the packages are known, with the libraries that they load', () => {
    const full = PYTHON.replace('-slim', '').replace(' libpq-dev', '');
    expect(rewrite(full, { 'requirements.txt': 'flask==3.0\npsycopg2 >= 2.9\n' })).toContain(
      'FROM python:3.11-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf',
    );
    expect(rewrite(full)).toEqual([expect.stringContaining('No file with the names of the packages was found')]);
  });

  it.each([
    ['a RUN that does what nobody knows', PYTHON.replace('RUN pip', 'RUN ./prepare && pip')],
    ['a compiler that runs later', PYTHON.replace('CMD ["python", "/app/main.py"]', 'CMD ["gcc", "x.c"]')],
    ['packages in a variable', PYTHON.replace('gcc libpq-dev', 'gcc $MORE')],
    ['another user', PYTHON.replace('COPY req', 'USER app\nCOPY req')],
    ['nothing to leave out', PYTHON.replace('gcc libpq-dev', 'curl')],
  ])('refuses %s, with a reason', (_, dockerfile) => {
    const reasons = rewrite(dockerfile);
    expect(reasons).toEqual([expect.stringMatching(/\.$/)]);
  });
});

const NODE = `FROM node:20
ENV PORT=3000
WORKDIR /app
EXPOSE 3000
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build
CMD ["node", "dist/server.js"]
`;

describe('Node', () => {
  it('builds on the full image and runs on the slim one', () => {
    expect(rewrite(NODE)).toBe(`# Builds the application.
FROM node:20 AS build
ENV PORT=3000
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build
RUN npm prune --omit=dev

# What runs: the built application, without compilers and development dependencies.
FROM node:20-slim
ENV PORT=3000
WORKDIR /app
EXPOSE 3000
ENV NODE_ENV=production
COPY --from=build /app /app
CMD ["node", "dist/server.js"]
`);
  });

  it('installs global packages anew, and keeps packages of the system', () => {
    const global = rewrite(NODE.replace('RUN npm ci', 'RUN npm install -g pm2 && npm ci'));
    expect(global).toContain('FROM node:20-slim\nENV PORT=3000\nWORKDIR /app\nEXPOSE 3000\n');
    expect(String(global).split('node:20-slim')[1]).toContain('RUN npm install -g pm2\n');
    const packages = rewrite(NODE.replace('npm ci', 'apt-get update && apt-get install -y imagemagick && npm ci'));
    expect(String(packages).split('node:20-slim')[1]).toContain(
      'RUN apt-get update && apt-get install -y imagemagick\n',
    );
    expect(rewrite(NODE.replace('COPY . .', 'COPY . /srv'))).toContain(
      'COPY . /srv\nENV NODE_ENV=production\nCOPY --from=build /app /app\nCMD',
    );
  });

  it.each([
    ['commands that nobody knows', NODE.replace('npm run build', './build.sh')],
    ['no folder of its own', NODE.replace('WORKDIR /app\n', '')],
    [
      'nothing that only builds',
      NODE.replace('node:20', 'node:20-slim').replace('npm ci', 'npm ci --omit=dev').replace('RUN npm run build\n', ''),
    ],
  ])('refuses %s, with a reason', (_, dockerfile) => {
    expect(rewrite(dockerfile)).toEqual([expect.stringMatching(/\.$/)]);
  });
});

const GO = `FROM golang:1.22
WORKDIR /src
COPY . .
RUN go build -o /app .
EXPOSE 8080
ENTRYPOINT ["/app"]
`;
const SOURCES = { 'main.go': 'package main\n\nfunc main() {}\n', 'go.mod': 'module x\n' };

describe('Go', () => {
  it('links statically and ships the program alone', () => {
    expect(rewrite(GO, SOURCES)).toBe(`# Builds the program.
FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /app .

# What runs: the program alone.
FROM gcr.io/distroless/static-debian12
WORKDIR /src
COPY --from=build /app /app
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/app"]
`);
  });

  it.each([
    ['C', GO, { ...SOURCES, 'c.go': 'package main\n\nimport "C"\n' }],
    ['a module that calls C', GO, { ...SOURCES, 'go.mod': 'require github.com/mattn/go-sqlite3 v1\n' }],
    ['a shell form', GO.replace('["/app"]', '/app'), SOURCES],
    ['two programs', GO.replace('EXPOSE', 'RUN go build -o /b ./b\nEXPOSE'), SOURCES],
    ['files beside it', GO.replace('EXPOSE', 'COPY templates /templates\nEXPOSE'), SOURCES],
  ])('runs on a Debian as new as the builder with %s', (_, dockerfile, files) => {
    const [builder, runtime] = String(rewrite(dockerfile, files as Record<string, string>)).split('FROM debian:');
    expect(builder).toContain('FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .');
    expect(runtime).toMatch(/^trixie-slim\n/);
    expect(runtime).toContain('COPY --from=build /app /app\n');
    expect(runtime).not.toContain('COPY . .');
  });

  it('keeps files that are not there to be seen', () => {
    expect(rewrite(GO)).toContain('FROM debian:trixie-slim\nWORKDIR /src\nCOPY . .\nCOPY --from=build /app /app\n');
  });

  it('refuses a program that is started by a script that nobody can read', () => {
    expect(rewrite(GO.replace('["/app"]', '["/start.sh"]'), SOURCES)).toEqual([
      expect.stringContaining('`/start.sh` could not be read'),
    ]);
  });
});

it('splits a stage that has a name, and leaves the name to what runs', () => {
  expect(rewrite(PYTHON.replace('slim\n', 'slim AS build\n'))).toMatch(
    /^# .*\nFROM python:3.11-slim AS builder\n[\s\S]*FROM python:3.11-slim AS build\n[\s\S]*--from=builder /,
  );
});

it('refuses what is too long', () => {
  expect(rewrite(PYTHON.replace('COPY . /app\n', 'RUN make\n'.repeat(500)))).toEqual([
    expect.stringContaining('too long'),
  ]);
  expect(rewrite(PYTHON.replace('COPY . /app\n', `RUN ${'make && '.repeat(2100)}true\n`))).toEqual([
    expect.stringContaining('too long'),
  ]);
});

it('leaves several stages, other shells and Windows alone', () => {
  for (const dockerfile of [
    `${PYTHON}FROM a:1\n`,
    PYTHON.replace('COPY r', 'SHELL ["pwsh", "-c"]\nCOPY r'),
    `# escape=\`\n${PYTHON}`,
    PYTHON.replace('CMD', 'ONBUILD COPY . /app\nCMD'),
  ])
    expect(Array.isArray(rewrite(dockerfile))).toBe(true);
});

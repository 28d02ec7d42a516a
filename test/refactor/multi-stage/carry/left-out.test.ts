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

describe('Python with tools for environments', () => {
  const start = (program: string): string => `FROM python:3.12
WORKDIR /app
RUN pip install ${program}
COPY . .
RUN ${program === 'poetry' ? 'poetry config virtualenvs.create false && poetry install' : 'pipenv install --system'}
CMD ["python", "-m", "app"]
`;
  const files = { 'pyproject.toml': '', Pipfile: '' };

  it.each(['poetry', 'pipenv'])('leaves %s behind that the start does without', (program) => {
    const after = String(rewrite(start(program), files));
    expect(after).toContain(
      `RUN pip install ${program}\nCOPY . .\nRUN python -m venv /opt/venv\nENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH\nRUN ${program}`,
    );
    expect(runtime(start(program), files)).toContain('COPY --from=build /opt/venv /opt/venv\n');
  });

  it('carries it where it starts, with an environment in the project', () => {
    const dockerfile = start('poetry')
      .replace('poetry config virtualenvs.create false && ', '')
      .replace('"python", ', '"poetry", "run", "python", ');
    expect(rewrite(dockerfile, files)).toContain('ENV POETRY_VIRTUALENVS_IN_PROJECT=1\nRUN poetry install\n');
    expect(runtime(dockerfile, files)).toContain(
      'COPY --from=build /usr/local/bin /usr/local/bin\nCOPY --from=build /app /app\n',
    );
  });

  it('leaves what an installation script brings behind, wherever to', () => {
    const dockerfile = `FROM python:3.12-slim
ENV POETRY_HOME=/opt/poetry POETRY_VIRTUALENVS_IN_PROJECT=1 PATH=/opt/poetry/bin:/app/.venv/bin:$PATH
RUN apt-get update && apt-get install -y build-essential curl
RUN curl -sSL https://install.python-poetry.org | python3 -
WORKDIR /app
COPY . .
RUN poetry install
CMD ["python", "-m", "app"]
`;
    expect(runtime(dockerfile, files)).toContain('install -y curl\nWORKDIR /app\nCOPY --from=build /app /app\nCMD');
    expect(runtime(dockerfile.replace('"python"', '"poetry", "run", "python"'), files)).toContain(
      'COPY --from=build /opt/poetry /opt/poetry\n',
    );
  });

  it('does not repeat another tool without its compilers', () => {
    const dockerfile = `FROM python:3.12-slim
RUN apt-get update && apt-get install -y gcc
RUN pip install pipenv
WORKDIR /app
COPY Pipfile Pipfile.lock ./
RUN pipenv install --system --deploy
COPY . .
CMD ["python", "app.py"]
`;
    expect(runtime(dockerfile, files)).not.toContain('RUN pipenv');
  });

  it("knows where uv puts packages, and refuses an interpreter that isn't the image's", () => {
    const dockerfile = `FROM python:3.12
COPY --from=ghcr.io/astral-sh/uv:latest /uv /uvx /bin/
WORKDIR /app
COPY . .
RUN uv sync --frozen
CMD ["/app/.venv/bin/app"]
`;
    expect(runtime(dockerfile, files)).toBe(
      'FROM python:3.12-slim\nWORKDIR /app\nCOPY --from=build /app /app\nCMD ["/app/.venv/bin/app"]\n',
    );
    expect(runtime(dockerfile.replace('"/app/.venv/bin/app"', '"uv", "run", "app"'), files)).toContain(
      '/uv /uvx /bin/\n',
    );
    expect(runtime(dockerfile, { ...files, '.python-version': '3.12\n' })).toContain('-slim');
    expect(runtime(dockerfile, { ...files, '.python-version': '3.13\n' })).toContain('asks for 3.13');
  });

  it("leaves Debian's pip behind, which brings compilers, but nothing that packages lean on", () => {
    const dockerfile = `FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python3-pip libpq-dev
WORKDIR /app
COPY . .
RUN pip3 install --break-system-packages -r requirements.txt
CMD ["python3", "app.py"]
`;
    expect(runtime(dockerfile)).toContain('install -y ca-certificates python3 python3-setuptools libpq5\n');
    expect(runtime(dockerfile.replace('["python3", "app.py"]', 'pip3 check && python3 app.py'))).toContain(
      'python3-pip',
    );
  });
});

describe('what is left out', () => {
  const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y gcc git make unzip
WORKDIR /src
RUN git clone https://example.org/lib.git lib && make -C lib install PREFIX=/usr/local
COPY . .
RUN gcc -o /usr/local/bin/serve serve.c
CMD ["/usr/local/bin/serve"]
`;

  it('is a fetcher that only the build calls, when the sources can tell', () => {
    expect(runtime(dockerfile, { 'serve.c': 'int main(void) { return 0; }' })).toContain('install -y libgomp1 unzip\n');
    expect(runtime(dockerfile, { 'serve.c': 'execlp("git", "git");' })).toContain('install -y libgomp1 git unzip\n');
    expect(runtime(dockerfile)).toContain('install -y libgomp1 git unzip\n');
  });

  it('is never worth a stage for a fetcher alone', () => {
    const php =
      'FROM php:8.3-cli\nRUN apt-get update && apt-get install -y unzip\nWORKDIR /app\nCOPY . .\nRUN composer install\nCMD ["php", "x.php"]\n';
    expect(rewrite(php, { 'x.php': '<?php' })).toEqual([expect.stringContaining('nothing to leave out')]);
  });

  it('is a compiler, but not its libraries where the base has none', () => {
    const alpine = 'FROM alpine:3.20\nRUN apk add build-base\nWORKDIR /app\nCOPY . .\nRUN make\nCMD ["/app/serve"]\n';
    expect(runtime(alpine, { Makefile: '', 'serve.cpp': '' })).toContain('RUN apk add libstdc++\n');
    expect(runtime(alpine, { Makefile: '', 'serve.c': '' })).not.toContain('apk');
    const threads = alpine.replace('alpine:3.20', 'debian:12').replace('apk add', 'apt-get install -y');
    expect(runtime(threads.replace('build-base', 'gcc'), { Makefile: 'CFLAGS = -fopenmp' })).toContain(
      'install -y libgomp1\n',
    );
  });

  it('is the part of a Java runtime that opens windows, where none opens', () => {
    const java =
      'FROM debian:12\nRUN apt-get install -y openjdk-17-jdk maven\nWORKDIR /app\nCOPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/a.jar"]\n';
    expect(runtime(java, { 'A.java': 'class A {}' })).toContain('install -y openjdk-17-jre-headless\n');
    expect(runtime(java, { 'A.java': 'import javax.swing.JFrame;' })).toContain('install -y openjdk-17-jre\n');
  });
});

describe('a program that is put elsewhere', () => {
  const dockerfile = `FROM alpine:3.20
RUN apk add build-base cmake
COPY . /src
RUN cmake -S /src -B /build && cmake --build /build && cp /build/tool /usr/local/bin/
ENTRYPOINT ["tool"]
`;
  const files = { 'CMakeLists.txt': '', 'main.c': '' };

  it('leaves the folder behind that it was built in', () => {
    expect(runtime(dockerfile, files)).toBe(
      'FROM alpine:3.20\nCOPY --from=build /usr/local/bin/tool /usr/local/bin/tool\nENTRYPOINT ["tool"]\n',
    );
  });

  it.each([
    ['something behind names it', dockerfile.replace('ENTRYPOINT', 'ENV DATA=/build\nENTRYPOINT'), files],
    ['the program works in it', dockerfile.replace('ENTRYPOINT', 'WORKDIR /build\nENTRYPOINT'), files],
    [
      'files lie in it that are no sources',
      dockerfile.replace('COPY . /src', 'COPY . /build'),
      { ...files, 'a.json': '' },
    ],
  ])('keeps it where %s', (_, text, context) => {
    expect(runtime(text, context)).toContain('COPY --from=build /build /build\n');
  });

  it('brings files that it may read, and no sources', () => {
    const data = { ...files, 'conf/a.json': '', 'b.yml': '', '.env': '', 'docker-compose.yml': '' };
    expect(runtime(dockerfile, data)).toContain('COPY .env b.yml /src/\nCOPY conf /src/conf/\n');
    const many = Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`f${at}/x.json`, '']));
    expect(runtime(dockerfile, { ...files, ...many })).toContain('COPY . /src\n');
  });

  it('keeps libraries that are built beside it', () => {
    const make = 'FROM debian:12\nRUN apt-get install -y gcc make\nWORKDIR /app\nCOPY . .\nRUN make\nCMD ["./serve"]\n';
    expect(runtime(make, { 'serve.c': '', Makefile: 'serve:' })).toContain('COPY --from=build /app/serve /app/serve\n');
    expect(runtime(make, { 'serve.c': '', Makefile: 'x.so:\n\tgcc -shared' })).toContain(
      'COPY --from=build /app /app\n',
    );
  });

  it('is found where no WORKDIR is set, as the compiler works in the same folder', () => {
    const gcc = 'FROM gcc:13\nCOPY hello.c .\nRUN gcc -o hello hello.c\nCMD ["./hello"]\n';
    expect(runtime(gcc, { 'hello.c': '' })).toBe(
      'FROM debian:bookworm-slim\nCOPY --from=build /hello /hello\nCMD ["./hello"]\n',
    );
    expect(runtime(gcc.replace('gcc:13', 'golang:1').replace('RUN gcc', 'RUN go build'), {})).toContain('set one.');
  });
});

describe('sites', () => {
  it('leave what made them behind, and their sources', () => {
    const hugo =
      'FROM nginx:alpine\nRUN apk add --no-cache hugo git\nWORKDIR /site\nCOPY . .\nRUN hugo -d /usr/share/nginx/html\n';
    expect(runtime(hugo)).toBe(
      'FROM nginx:alpine\nWORKDIR /site\nCOPY --from=build /usr/share/nginx/html /usr/share/nginx/html\n',
    );
    const npm = hugo.replace('hugo git', 'nodejs npm').replace('hugo -d ', 'npm ci && npm run build && cp -r dist/* ');
    expect(runtime(npm)).toBe(runtime(hugo));
    // A server that calls programs keeps them.
    expect(runtime(npm.replace('nginx:alpine', 'php:8-apache').replace('apk add', 'apt-get install'))).not.toContain(
      'FROM nginx',
    );
  });
});

describe('programs of Go', () => {
  const files = { 'go.mod': 'module example.org/shop/v2\n', 'main.go': 'package main\n' };
  const go = (build: string, start: string): string =>
    `FROM golang:1.22\nWORKDIR /src\nCOPY . .\nRUN ${build}\nCMD ["${start}"]\n`;

  it.each([
    ['go build', './shop', '/src/shop /src/shop'],
    ['go build -ldflags "-s -w" ./cmd/serve', './serve', '/src/serve /src/serve'],
    ['go build main.go', './main', '/src/main /src/main'],
    ['go build -o /usr/bin/serve .', 'serve', '/usr/bin/serve /usr/local/bin/serve'],
    ['go install ./...', 'serve', '/go/bin/serve /usr/local/bin/serve'],
    ['go install .', '/go/bin/shop', '/go/bin/shop /go/bin/shop'],
  ])('are found after `%s`', (build, start, copied) => {
    expect(runtime(go(build, start), files)).toContain(
      `FROM gcr.io/distroless/static-debian12\nWORKDIR /src\nCOPY --from=build ${copied}\nUSER 65532:65532\n`,
    );
  });

  it.each([
    ['a folder that they name', { ...files, 'main.go': 'os.Open("./static/x.css")', 'static/x.css': '' }],
    ['a file that they name', { ...files, 'main.go': 'os.ReadFile(`config.json`)', 'config.json': '' }],
    ['settings of the environment', { ...files, 'main.go': 'import "github.com/joho/godotenv"', '.env': '' }],
  ])('keep %s', (_, context) => {
    expect(runtime(go('go build -o serve .', './serve'), context)).toMatch(
      /^FROM debian:trixie-slim\n[\s\S]*COPY (static|config|\.env)/,
    );
  });
});

describe('what reviewers would not merge', () => {
  it('repeats no check of a file that is gone, and no word about it', () => {
    const php = `FROM php:8-apache
RUN apt-get update && apt-get install -y libpq-dev && docker-php-ext-install pgsql
WORKDIR /var/www/html
RUN set -xe \\
    && curl -fL https://example.org/a.tgz -o a.tgz \\
    && echo "0 a.tgz" | md5sum -c \\
    && tar xzf a.tgz \\
    && ls a.tgz \\
    && chown -R www-data /var/www
`;
    expect(runtime(php)).toContain('RUN set -xe \\\n    && chown www-data /var/www /var/www/html\n');
  });

  it('installs no libraries of another release', () => {
    const at = (tag: string): string =>
      `FROM ${tag}\nRUN apt-get update && apt-get install -y gcc libssl-dev libpq-dev\nWORKDIR /app\nCOPY . .\nRUN make\nCMD ["/app/serve"]\n`;
    for (const old of ['ubuntu:xenial', 'ubuntu:18.04', 'debian:buster-slim', 'arm32v7/debian:stretch'])
      expect(runtime(at(old))).toContain('install -y libssl-dev libpq-dev\n');
    // Nothing but what all releases in use agree on.
    expect(runtime(at('company/base:1'))).toContain('install -y libpq5 libssl-dev\n');
    // An image of a language whose tags are new enough.
    const rust = at('rust:1.75')
      .replace(' gcc', '')
      .replace('make', 'cargo build --release')
      .replace('/app/serve', '/app/target/release/serve');
    expect(runtime(rust, { 'Cargo.lock': '' })).toContain('install -y libssl3 libpq5\n');
    expect(runtime(rust.replace('1.75', '1.60'), { 'Cargo.lock': '' })).toContain('install -y libssl-dev libpq5\n');
    expect(runtime(at('debian:12'))).toContain('install -y libssl3 libpq5\n');
  });

  it("keeps the interpreter that only its headers brought, but not for the build's sake", () => {
    const base = 'FROM debian:12\nRUN apt-get update && apt-get install -y gcc python3-dev curl\n';
    const pip = `${base}RUN curl https://bootstrap.pypa.io/get-pip.py | python3 && pip3 install flask\nCMD ["flask", "run"]\n`;
    expect(runtime(pip)).toContain('install -y python3 curl\n');
    expect(runtime(`${base}WORKDIR /app\nCOPY . .\nRUN make\nCMD ["/app/serve"]\n`)).toContain('install -y curl\n');
  });

  it("doesn't carry over what the base image has already, or the compiler", () => {
    const make = (base: string): string =>
      `FROM ${base}\nRUN apt-get update && apt-get install -y gcc make\nWORKDIR /app\nCOPY . .\nRUN make && make install\nCMD ["serve"]\n`;
    expect(runtime(make('debian:12'))).toContain('COPY --from=build /usr/local /usr/local\n');
    expect(runtime(make('tensorflow/tensorflow:2'))).toContain('where `tensorflow/tensorflow:2` has files of its own');
    const gcc = make('gcc:13').replace(/RUN apt.*\n/, '');
    expect(runtime(gcc, { Makefile: '', 'serve.c': '' })).toContain(
      'COPY --from=build /usr/local/bin/serve /usr/local/bin/serve\n',
    );
    expect(runtime(gcc)).toContain('has files of its own');
  });

  it("brings the library of C++ that gcc's image is newer than its system with", () => {
    const gcc = 'FROM gcc:13\nWORKDIR /app\nCOPY . .\nRUN make\nCMD ["./serve"]\n';
    const library =
      'COPY --from=build /usr/local/lib64/libstdc++.so.6 /usr/local/lib64/libgcc_s.so.1 /usr/local/lib/\nRUN ldconfig\n';
    expect(runtime(gcc, { Makefile: '', 'serve.cpp': '' })).toContain(library);
    expect(runtime(gcc, { Makefile: '', 'serve.c': '' })).not.toContain('libstdc++');
  });

  it('brings programs and libraries that packages need of a full image', () => {
    const python =
      'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "x.py"]\n';
    const installed = (requirements: string): string => runtime(python, { 'requirements.txt': requirements });
    expect(installed('uwsgi==2\nGitPython\n')).toContain('install -y --no-install-recommends git libxml2 ');
    expect(installed('flask\n')).not.toContain('apt-get');
    const node =
      'FROM node:20\nWORKDIR /app\nRUN npm install -g pm2 && npm --version\nCOPY . .\nRUN npm ci\nCMD ["pm2-runtime", "x.js"]\n';
    expect(runtime(node, { 'package.json': '{"dependencies":{"gm":"1"}}' })).toContain('recommends imagemagick ');
  });

  it('does not say where a project without settings installs at home', () => {
    const home =
      'FROM debian:12\nENV HOME=/home/me\nRUN apt-get install -y gcc make git\nRUN cd /home/me && git clone https://example.org/x.git && cd x && make install\nCMD ["x"]\n';
    expect(runtime(home)).toContain('where it writes is not known');
  });
});

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

const MAKE = `FROM debian:bookworm
RUN apt-get update && apt-get install -y build-essential libcurl4-openssl-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/src/app-1.0
COPY . .
RUN ./configure && make -j$(nproc) && make install
WORKDIR /data
EXPOSE 8080
CMD ["serve"]
`;

describe('C and C++', () => {
  it('carries the prefix over, drops the sources, and links the libraries', () => {
    expect(rewrite(MAKE)).toBe(`# Builds; compilers, headers and sources stay behind in this stage.
FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y build-essential libcurl4-openssl-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/src/app-1.0
COPY . .
RUN ./configure && make -j$(nproc) && make install

FROM debian:bookworm
RUN apt-get update && apt-get install -y libcurl4 && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/src/app-1.0
COPY --from=build /usr/local /usr/local
RUN ldconfig
WORKDIR /data
EXPOSE 8080
CMD ["serve"]
`);
  });

  it.each([
    ['./configure --prefix=/opt/serve', '/opt/serve'],
    ['cmake -DCMAKE_INSTALL_PREFIX=/opt/serve .', '/opt/serve'],
    ['./configure --prefix /opt/serve', '/opt/serve'],
  ])('finds the prefix of %s', (configure, prefix) => {
    expect(runtime(MAKE.replace('./configure', configure))).toContain(`COPY --from=build ${prefix} ${prefix}\n`);
  });

  it('refuses a prefix that packages share', () => {
    expect(rewrite(MAKE.replace('./configure', './configure --prefix=/usr'))).toEqual([
      expect.stringContaining('installs into `/usr`, where packages are'),
    ]);
  });

  it('takes a RUN apart that does both, and lets fetched archives and removed folders go', () => {
    const dockerfile = `FROM ubuntu:22.04
RUN apt-get update \\
    && apt-get install -y --no-install-recommends curl gcc make libssl-dev ca-certificates \\
    && useradd --system serve \\
    && curl -fsSL https://example.org/serve-1.0.tar.gz -o serve.tar.gz \\
    && tar xzf serve.tar.gz -C /opt \\
    && cd /opt/serve-1.0 && make && make install \\
    && rm -rf /opt/serve-1.0 /var/lib/apt/lists/*
USER serve
ENTRYPOINT ["/usr/local/bin/serve"]
`;
    expect(runtime(dockerfile)).toBe(`FROM ubuntu:22.04
COPY --from=build /usr/local /usr/local
RUN ldconfig
RUN apt-get update \\
    && apt-get install -y --no-install-recommends curl libgomp1 libssl3 ca-certificates \\
    && useradd --system serve \\
    && rm -rf /opt/serve-1.0 /var/lib/apt/lists/*
USER serve
ENTRYPOINT ["/usr/local/bin/serve"]
`);
  });

  it('keeps a branch that sets up the system, and refuses one that does both', () => {
    const apart = MAKE.replace(
      'RUN ./configure && make',
      'RUN if [ -n "$X" ]; then useradd x; fi; ./configure && make',
    );
    expect(runtime(apart)).toContain('RUN ldconfig\nRUN if [ -n "$X" ]; then useradd x; fi\nWORKDIR /data\n');
    const mixed = MAKE.replace(
      'RUN ./configure && make -j$(nproc) && make install',
      'RUN if [ -n "$X" ]; then useradd x; make install; fi; export A=1; (./configure && make)',
    );
    expect(rewrite(mixed)).toEqual([expect.stringContaining('This command both builds and sets up what runs')]);
  });

  it('carries a program alone that lies beside nothing but its sources', () => {
    const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y g++ cmake make
COPY . /app
WORKDIR /app/build
RUN cmake .. && make
CMD ["./serve"]
`;
    const sources = { 'CMakeLists.txt': '', 'main.cpp': '' };
    expect(runtime(dockerfile, sources)).toBe(
      'FROM debian:12\nWORKDIR /app/build\nCOPY --from=build /app/build/serve /app/build/serve\nCMD ["./serve"]\n',
    );
    expect(runtime(dockerfile, { ...sources, 'views/page.html': '' })).toContain('COPY views /app/views/\n');
  });
});

describe('other languages', () => {
  it('runs Java on a JRE, with the archive alone', () => {
    const dockerfile = `FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY pom.xml .
RUN mvn dependency:go-offline
COPY src ./src
RUN mvn -q package
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "target/app.jar"]
`;
    expect(runtime(dockerfile)).toBe(`FROM eclipse-temurin:21-jre
WORKDIR /app
COPY --from=build /app/target/app.jar /app/target/app.jar
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "target/app.jar"]
`);
  });

  it('refuses what builds when it starts', () => {
    const dockerfile = 'FROM gradle:8-jdk17\nWORKDIR /app\nCOPY . .\nRUN gradle build\nCMD ["gradle", "bootRun"]\n';
    expect(rewrite(dockerfile)).toEqual([expect.stringContaining('`gradle` is called when the image runs')]);
    const dotnet =
      'FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /app\nCOPY . .\nRUN dotnet build\nCMD ["dotnet", "run"]\n';
    expect(rewrite(dotnet)).toEqual([expect.stringContaining('`dotnet run` builds when the image runs')]);
  });

  it('runs .NET on the runtime that its project asks for', () => {
    const dockerfile =
      'FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -o /out\nWORKDIR /out\nENTRYPOINT ["dotnet", "x.dll"]\n';
    expect(runtime(dockerfile, { 'x.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web">' })).toBe(
      'FROM mcr.microsoft.com/dotnet/aspnet:8.0\nWORKDIR /src\nCOPY --from=build /out /out\nWORKDIR /out\nENTRYPOINT ["dotnet", "x.dll"]\n',
    );
    expect(runtime(dockerfile, { 'x.csproj': '<Project Sdk="Microsoft.NET.Sdk">' })).toContain('dotnet/runtime:8.0');
  });

  it('carries the program of Rust alone, with the libraries that its crates link', () => {
    const dockerfile = 'FROM rust:1\nWORKDIR /app\nCOPY . .\nRUN cargo build --release\nCMD ["./target/release/x"]\n';
    const files = { 'Cargo.toml': '[package]\nname = "x"\n', 'src/main.rs': '' };
    expect(runtime(dockerfile, files)).toBe(
      'FROM debian:trixie-slim\nWORKDIR /app\nCOPY --from=build /app/target/release/x /app/target/release/x\nCMD ["./target/release/x"]\n',
    );
    expect(runtime(dockerfile, { ...files, 'Cargo.lock': 'name = "openssl-sys"\n' })).toContain(
      'install -y --no-install-recommends ca-certificates libssl3t64 &&',
    );
  });

  it('puts a program that is started by its name where every image looks for programs', () => {
    const go = 'FROM golang:1.22-alpine\nWORKDIR /src\nCOPY . .\nRUN go install ./...\nCMD ["serve"]\n';
    const result = runtime(go, {
      'main.go': 'package main\n\nimport "net/http"\nvar page = "./page.html"\n',
      'page.html': '',
    });
    expect(result).toContain('FROM alpine:latest\nRUN apk add --no-cache ca-certificates\nWORKDIR /src\n');
    expect(result).toContain('COPY --from=build /go/bin/serve /usr/local/bin/serve\n');
  });

  it('reads names with versions, and modules of Python that install', () => {
    const dockerfile = `FROM ubuntu:22.04
RUN apt-get update && apt-get install -y build-essential python3.10 python3-pip
WORKDIR /app
COPY requirements.txt .
RUN python3.10 -m pip install -r requirements.txt
COPY . .
CMD ["python3.10", "serve.py"]
`;
    expect(runtime(dockerfile)).toContain(
      'apt-get install -y ca-certificates python3 python3-setuptools python3.10\nWORKDIR /app\nCOPY requirements.txt .\nCOPY --from=build /usr/local',
    );
  });

  it('does without a module that Python 2 lacks', () => {
    const dockerfile =
      'FROM python:2.7-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install lxml\nCMD ["python", "-m", "app"]\n';
    expect(rewrite(dockerfile)).not.toContain('venv');
    const packages = '/usr/local/lib/python2.7/site-packages';
    expect(runtime(dockerfile)).toContain(
      `COPY --from=build ${packages} ${packages}\nCOPY --from=build /usr/local/bin /usr/local/bin\n`,
    );
    // The version isn't known, or files lie elsewhere, too.
    for (const other of [dockerfile.replace('2.7-slim', '2-slim'), dockerfile.replace('lxml', 'lxml notebook')])
      expect(runtime(other)).toContain('COPY --from=build /usr/local /usr/local\n');
  });

  it.each([
    [
      'compilers that no step uses',
      'curl -o /opt/app/run https://example.org/run',
      '/opt/app/run',
      'Nothing in this file uses',
    ],
    [
      'programs that make puts anywhere',
      'cd /src && make install',
      '/usr/bin/serve',
      'Whether `/usr/bin/serve` comes from',
    ],
  ])('refuses %s', (_, run, start, reason) => {
    const dockerfile = `FROM debian:12\nRUN apt-get update && apt-get install -y gcc make curl\nRUN ${run}\nCMD ["${start}"]\n`;
    expect(rewrite(dockerfile)).toEqual([expect.stringContaining(reason)]);
  });

  it('fetches package files where they are installed, and follows folders through subshells', () => {
    const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y curl make gcc
RUN curl -sSLo /tmp/viewer.deb https://example.org/viewer.deb && dpkg -i /tmp/viewer.deb && rm /tmp/viewer.deb
RUN git clone https://example.org/tool /usr/src/tool && ( cd /usr/src/tool && make -j$(nproc) && make install )
CMD ["tool"]
`;
    expect(runtime(dockerfile)).toBe(`FROM debian:12
RUN apt-get update && apt-get install -y curl libgomp1
RUN curl -sSLo /tmp/viewer.deb https://example.org/viewer.deb && dpkg -i /tmp/viewer.deb && rm /tmp/viewer.deb
COPY --from=build /usr/local /usr/local
RUN ldconfig
CMD ["tool"]
`);
  });

  it("carries Ruby's gems and the application to the slim image", () => {
    const dockerfile =
      'FROM ruby:3.3\nRUN apt-get update && apt-get install -y build-essential libpq-dev\nWORKDIR /app\nCOPY Gemfile* ./\nRUN bundle install\nCOPY . .\nCMD ["bundle", "exec", "puma"]\n';
    expect(runtime(dockerfile, { Gemfile: 'gem "pg"\n' })).toBe(`FROM ruby:3.3-slim
RUN apt-get update && apt-get install -y libpq5
WORKDIR /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app /app
COPY . .
CMD ["bundle", "exec", "puma"]
`);
  });

  it("keeps PHP's image, whose server starts by itself, and carries the extensions", () => {
    const dockerfile =
      'FROM php:8.2-apache\nRUN apt-get update && apt-get install -y libzip-dev unzip && docker-php-ext-install zip\nCOPY . /var/www/html\n';
    expect(runtime(dockerfile)).toBe(`FROM php:8.2-apache
RUN apt-get update && apt-get install -y libzip5 unzip
COPY --from=build /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
COPY --from=build /usr/local/lib/php/extensions /usr/local/lib/php/extensions
COPY . /var/www/html
`);
  });

  it.each([
    ['poetry', 'RUN pip install poetry && poetry install\n', 'Poetry keeps its environment in a cache'],
    ['pipenv', 'RUN pip install pipenv && pipenv install\n', 'Pipenv keeps its environment in a cache'],
    ['a script from the network', 'RUN curl https://example.org/i.sh | sh\n', 'it runs a script from the network'],
    ['Python code', 'RUN python fetch_models.py\n', 'what this Python code writes'],
    ['a program in a variable', 'RUN $TOOL build\n', 'depends on a variable'],
  ])('refuses %s, and says what would have to change', (_, run, reason) => {
    const dockerfile = `FROM python:3.12-slim\nRUN apt-get update && apt-get install -y build-essential curl\nWORKDIR /app\nCOPY . .\n${run}CMD ["python", "-m", "app"]\n`;
    expect(rewrite(dockerfile)).toEqual([expect.stringContaining(reason)]);
  });

  it('knows where Poetry and uv put packages when they are told', () => {
    const dockerfile = `FROM python:3.12-slim
ENV POETRY_VIRTUALENVS_IN_PROJECT=1
RUN apt-get update && apt-get install -y build-essential && pip install poetry
WORKDIR /app
COPY pyproject.toml poetry.lock ./
RUN poetry install
COPY . .
CMD ["/app/.venv/bin/app"]
`;
    expect(runtime(dockerfile)).toContain('COPY --from=build /app /app\nCOPY . .\n');
    expect(runtime(dockerfile.replace('RUN poetry install', 'RUN uv sync'))).toContain('COPY --from=build /app /app\n');
  });
});

describe('packages', () => {
  const dockerfile = (run: string, base = 'python:3.12-slim'): string =>
    `FROM ${base}\nRUN ${run}\nWORKDIR /app\nCOPY . .\nRUN make\nCMD ["/app/serve"]\n`;

  it("knows Alpine's build packages and the libraries of its headers", () => {
    expect(runtime(dockerfile('apk add --no-cache build-base libffi-dev curl', 'alpine:3.20'))).toContain(
      'RUN apk add --no-cache libffi curl\n',
    );
    // Headers bring their libraries, whatever those are.
    expect(runtime(dockerfile('apk add --no-cache build-base nobody-dev', 'alpine:3.20'))).toContain(
      'RUN apk add --no-cache nobody-dev\n',
    );
  });

  it('does not count what the same RUN takes away again', () => {
    const run = 'apk add --virtual .b build-base && cd /opt/x && make && apk del .b';
    expect(rewrite(dockerfile(run, 'alpine:3.20').replace('RUN make\n', ''))).toEqual([
      expect.stringContaining('nothing to leave out'),
    ]);
  });

  it('keeps keys of package sources, and lets headers go that leave nothing behind', () => {
    const key = 'curl -fsSL https://example.org/key.gpg | gpg --dearmor -o /usr/share/keyrings/x.gpg';
    const text = dockerfile(`apt-get update && apt-get install -y gcc curl gnupg libeigen3-dev && ${key}`, 'debian:12');
    expect(runtime(text)).toContain(`RUN apt-get update && apt-get install -y curl gnupg && ${key}\n`);
  });

  it('trades a development kit for its runtime', () => {
    expect(
      runtime(
        'FROM debian:12\nRUN apt-get update && apt-get install -y maven openjdk-17-jdk\nWORKDIR /app\nCOPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/a.jar"]\n',
      ),
    ).toContain('apt-get install -y openjdk-17-jre\n');
  });

  it('keeps tools that the start script calls', () => {
    const text = dockerfile('apt-get update && apt-get install -y gcc make').replace('"/app/serve"', '"/app/start.sh"');
    expect(rewrite(text, { 'start.sh': '#!/bin/sh\n# make is here\nexec ./serve\n' })).toEqual(expect.any(String));
    expect(rewrite(text, { 'start.sh': '#!/bin/sh\nmake check\nexec ./serve\n' })).toEqual([
      expect.stringContaining('calls `make`'),
    ]);
  });

  it('reads heredocs, CRLF, comments in continuations and other keywords', () => {
    const odd = [
      '# syntax=docker/dockerfile:1',
      'from debian:12',
      'RUN apt-get update && apt-get install -y \\',
      '    # compilers',
      '    gcc make \\',
      '    curl',
      'WORKDIR /app',
      'COPY . .',
      'RUN <<EOF',
      'set -e',
      'make',
      'EOF',
      'HEALTHCHECK CMD curl -f http://localhost/',
      'STOPSIGNAL SIGINT',
      'VOLUME /data',
      'CMD ["/app/serve"]',
      '',
    ].join('\r\n');
    const result = String(rewrite(odd));
    expect(result.replaceAll('\r\n', '')).not.toContain('\n');
    expect(result).toMatch(/^# syntax=docker\/dockerfile:1\r\n# Builds/);
    const last = result.slice(result.lastIndexOf('from debian'));
    for (const line of ['STOPSIGNAL SIGINT', 'VOLUME /data', 'HEALTHCHECK CMD curl']) expect(last).toContain(line);
    expect(last).not.toMatch(/gcc|# compilers/);
    expect(last).toContain('COPY --from=build /app /app\r\n');
  });
});

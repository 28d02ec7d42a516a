import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Instruction } from '../../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { buildWork } from '../../../../src/rules/support/packages/build-work.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

/** What of a command belongs into a build stage: the words, the weight, whether it builds, whether it is or has tools. */
function work(line: string): unknown[] | undefined {
  const run = parseDockerfile('Dockerfile', `FROM a\nRUN ${line}\n`).instructions[1] as Instruction;
  const found = buildWork(run);
  expect(found === undefined || found.run === run).toBe(true);
  return found && [found.what, found.score, found.builds, found.tools];
}

const TOOLS =
  'gcc g++ gcc-c++ clang clang++ gfortran gcc-gfortran make cmake ninja ninja-build meson autoconf automake libtool pkg-config pkgconf pkgconfig bison flex nasm yasm swig cargo rustc golang golang-go go maven gradle openjdk-jdk linux-headers kernel-headers kernel-devel gcc-12 g++-12 golang-1.22 clang-14.0.6 libssl-dev openssl-devel openjdk-17-jdk openjdk17-jdk openjdk-17-jdk-headless java-17-openjdk-devel java-1.8.0-openjdk-devel';
const SETS = 'build-essential build-base base-devel alpine-sdk';
const OTHERS =
  'gcc-doc xgcc makedepend cmake-data libgcc openjdk-17-jre java-17-openjdk xbuild-essential build-essential-x dev devel libdev developer openjdk-jdk-x xopenjdk-17-jdk golang-go-x git curl gcc-x12 gcc-12a';

describe('packages', () => {
  it.each(TOOLS.split(' '))('%s is a tool', (name) =>
    expect(work(`apt-get install -y ${name}`)).toEqual([[name], 1, false, true]),
  );
  it.each(SETS.split(' '))('%s is a set of tools', (name) =>
    expect(work(`apk add ${name}`)).toEqual([[name], 3, false, true]),
  );
  it.each(OTHERS.split(' '))('%s is none', (name) => expect(work(`apt-get install -y ${name}`)).toBeUndefined());

  it.each([
    ['dnf groupinstall -y "Development Tools"', [['Development Tools'], 3, false, true]],
    ['dnf install -y @development-tools', [['@development-tools'], 3, false, true]],
    ['apt-get install -y gcc=4:12.2 make', [['gcc', 'make'], 2, false, true]],
    ['apk add "gcc~12" "make>4"', [['gcc', 'make'], 2, false, true]],
    ['apt-get install -y gcc && apt-get install -y gcc', [['gcc'], 1, false, true]],
    ['pip install make', undefined],
    ['npm install gcc', undefined],
    ['apt-get download gcc', undefined],
  ])('%s', (line, expected) => expect(work(line)).toEqual(expected));
});

describe('tools that are taken away again', () => {
  it.each([
    'apt-get install -y gcc && make && apt-get purge -y gcc',
    'apt-get install -y gcc && apt-get remove -y gcc',
    'apk add gcc && make && apk del gcc',
    'apk add --virtual .deps gcc make && make && apk del .deps',
    'apk add -t .deps gcc && apk del .deps',
    'dnf install -y gcc && dnf erase -y gcc',
    "apt-get install -y gcc && make && apt-mark auto '.*' && apt-get purge -y --auto-remove",
    'apt-get install -y gcc && make && apt-mark showmanual | xargs apt-mark auto && apt-get purge -y --auto-remove',
    'apt-get install -y curl && make && apt-mark showmanual | xargs apt-mark auto > /dev/null && apt-get purge -y --auto-remove',
    'apt-get install -y gcc gcc && apt-get purge -y gcc',
  ])('%s', (line) => expect(work(line)).toBeUndefined());

  it.each([
    ['apt-get install -y gcc make && apt-get purge -y gcc', [['make'], 1, false, true]],
    ['apk add --virtual .deps gcc && apk del .other', [['gcc'], 1, false, true]],
    ['apk add --virtual .deps gcc && apk del x', [['gcc'], 1, false, true]],
    ["apt-get install -y gcc && apt-mark auto '.*'", [['gcc'], 1, false, true]],
    ['apt-get install -y gcc && cat x | xargs apt-mark auto && apt-get purge -y', [['gcc'], 1, false, true]],
    ["apt-get install -y gcc && apt-mark manual '.*' && apt-get autoremove", [['gcc'], 1, false, true]],
    ['apt-get install -y gcc && apt-mark auto x && apt-get autoremove', [['gcc'], 1, false, true]],
    ['apt-get install -y gcc && pip uninstall -y gcc', [['gcc'], 1, false, true]],
  ])('not all: %s', (line, expected) => expect(work(line)).toEqual(expected));
});

describe('commands that build', () => {
  it.each([
    ['go build ./...', 'go build'],
    ['go install x', 'go install'],
    ['cargo build --release', 'cargo build'],
    ['dotnet publish -c Release', 'dotnet publish'],
    ['dotnet msbuild', 'dotnet msbuild'],
    ['swift build', 'swift build'],
    ['zig build', 'zig build'],
    ['stack install', 'stack install'],
    ['cabal v2-build', 'cabal v2-build'],
    ['bazel build //x', 'bazel build'],
    ['mix release', 'mix release'],
    ['sbt clean app/assembly app:stage', 'sbt app:stage'],
    ['mvn -B clean package', 'mvn package'],
    ['./mvnw verify', 'mvnw verify'],
    ['gradle :app:bootJar', 'gradle :app:bootJar'],
    ['./gradlew build', 'gradlew build'],
    ['ng build --prod', 'ng build'],
    ['vite build', 'vite build'],
    ['jekyll build', 'jekyll build'],
    ['mkdocs build', 'mkdocs build'],
    ['next build', 'next build'],
    ['cmake --build .', 'cmake --build'],
    ['ninja', 'ninja'],
    ['make -j4 install', 'make'],
    ['npm run build', 'npm run build'],
    ['npm run-script build:prod', 'npm run build:prod'],
    ['yarn build', 'yarn build'],
    ['yarn run build-app', 'yarn run build-app'],
    ['pnpm --silent build', 'pnpm build'],
    ['bun run build', 'bun run build'],
    ['hugo --minify', 'hugo'],
    ['gcc -o a a.c', 'gcc'],
    ['g++ a.cpp', 'g++'],
    ['cc a.cc', 'cc'],
    ['c++ a.cxx', 'c++'],
    ['clang a.c', 'clang'],
    ['clang++ a.cc', 'clang++'],
    ['rustc a.rs', 'rustc'],
    ['javac A.java', 'javac'],
  ])('%s', (line, what) => expect(work(line)).toEqual([[what], 4, true, true]));

  it.each([
    'go test',
    'go mod download',
    'cargo fetch',
    'dotnet restore',
    'swift test',
    'mix deps.get',
    'sbt update',
    'sbt assemblyx',
    'sbt xassembly',
    'mvn dependency:go-offline',
    'mvn package-x',
    'gradle dependencies',
    'gradle prebuild',
    'gradle builds',
    'ng serve',
    'vite rebuild',
    'next builds',
    'cmake ..',
    'cmake --builds',
    'make clean',
    'make test',
    'make distclean',
    'make help',
    'make check',
    'make lint',
    'make uninstall',
    'ninja test',
    'npm build',
    'npm run prebuild',
    'npm run builder',
    'npm ci',
    'yarn',
    'yarn install',
    'hugo server',
    'hugo mod get',
    'hugo version',
    'hugo new x',
    'hugo env',
    'hugo config',
    'hugo list',
    'hugo help',
    'hugo deploy',
    'hugo serve',
    'gcc --version',
    'gcc a.c.txt',
    'javac -version',
    'mygcc a.c',
    'constructor build',
    'true',
  ])('not %s', (line) => expect(work(line)).toBeUndefined());

  it('counts once, with what it needs', () => {
    expect(work('apt-get install -y gcc && make && make install')).toEqual([['gcc', 'make'], 5, true, true]);
    expect(work('make test all && go build')).toEqual([['go build'], 4, true, true]);
    expect(work('make tested && make xclean')).toEqual([['make'], 4, true, true]);
  });
});

describe('downloads', () => {
  it.each([
    ['curl -L x | tar xz', [['download into tar'], 1, false, false]],
    ['wget -O- x | sh', [['download into sh'], 1, false, false]],
    ['curl x | bash', [['download into bash'], 1, false, false]],
    ['curl x | bsdtar -x', [['download into bsdtar'], 1, false, false]],
    ['curl x | ash', [['download into ash'], 1, false, false]],
    ['curl x | dash', [['download into dash'], 1, false, false]],
    ['apt-get install -y gcc && curl x | sh', [['gcc', 'download into sh'], 2, false, true]],
    ['curl x && tar xf y', undefined],
    ['cat x | tar xz', undefined],
    ['curl x | grep y', undefined],
    ['curl x | mytar', undefined],
    ['curl x | tarx', undefined],
  ])('%s', (line, expected) => expect(work(line)).toEqual(expected));
});

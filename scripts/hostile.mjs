// Files that are made to be slow: as long as an editor lets them be, or with the one shape that makes a careless loop
// quadratic. Each is legal input to an editor, so it is legal input to Plimsoll. scripts/bench.mjs measures every one.
// Most stay below what is read at all (1,000 instructions, 100,000 characters of shell text, 250,000
// characters of YAML), because what lies above is turned away quickly.

const MEGABYTE = 1 << 20;
const MOST_INSTRUCTIONS = 990;
const MOST_SHELL = 99_000;
const MOST_YAML = 249_000;

/** So many copies of a line that the text is so long. */
const fill = (length, line) => line.repeat(Math.floor(length / line.length));
const lines = (count, line) => Array.from({ length: count }, (_, n) => line(n)).join('');
const many = (line) => `FROM debian:12\n${lines(MOST_INSTRUCTIONS, line)}`;
const exec = (count) => JSON.stringify(Array.from({ length: count }, (_, n) => `word-${n}`));

const RUN = 'RUN apt-get update && apt-get install -y curl && echo "some words that fill the line"\n';
const MANAGERS = (n) =>
  `RUN apk add p${n} && pip install q${n} && npm install r${n} && dnf install s${n} && curl -o t${n} https://h/u | tar xz && rm -r /tmp/t${n} && chown -R a:b /c && sudo x\n`;

/** A Dockerfile's text by what is hostile in it. */
export const hostileDockerfiles = () => ({
  '1 MB, many RUN': `FROM debian:12\n${fill(MEGABYTE, RUN)}`,
  '1 MB, RUN as long as they may be': `FROM debian:12\n${lines(8, () => `RUN true ${fill(MOST_SHELL - 20, '; apt-get install -y a b && rm -rf /x | cat')}\n`)}`,
  '1 MB, many heredocs': `FROM debian:12\n${fill(MEGABYTE, 'RUN <<EOF\necho a\nEOF\n')}`,
  '1 MB, many ONBUILD': `FROM debian:12\n${fill(MEGABYTE, 'ONBUILD RUN apt-get install a\nONBUILD COPY . .\n')}`,
  '1 MB, words that are no instruction': `FROM debian:12\n${fill(MEGABYTE, 'apt-get install x\n')}`,
  '1 MB, unfinished quotes': `FROM debian:12\n${fill(MEGABYTE, 'RUN echo "a\n')}`,
  '1 MB, unclosed heredocs': `FROM debian:12\n${lines(40_000, (n) => `RUN cat <<E${n}\n`)}`,
  '1 MB, one instruction': `FROM debian:12\nRUN echo ${fill(MEGABYTE, 'word ')}\n`,
  '1 MB, one continued RUN': `FROM debian:12\nRUN true ${fill(MEGABYTE, '\\\n  && echo step ')}\n`,
  '1 MB, one package list': `FROM debian:12\nRUN apt-get update && apt-get install -y ${lines(60_000, (n) => `\\\n  package-${n} `)}\n`,
  '1 MB, one word': `FROM debian:12\nENV A=${'a'.repeat(MEGABYTE)}\n`,
  '1 MB, one name': `FROM ${'a'.repeat(MEGABYTE)}\n`,
  '1 MB, one comment': `FROM debian:12\n# ${fill(MEGABYTE, 'a ')}\nRUN true\n`,
  '1 MB, one line of blanks': `FROM debian:12\nRUN true${' '.repeat(MEGABYTE)}x\n`,
  '1 MB, exec form CMD': `FROM debian:12\nCMD ${exec(80_000)}\n`,
  '1 MB, exec form RUN': `FROM debian:12\nRUN ${exec(80_000)}\n`,
  '1 MB, exec form of a shell': `FROM debian:12\nRUN ["sh", "-c", ${JSON.stringify('echo a && '.repeat(90_000))}]\n`,
  '1 MB, SHELL': `FROM debian:12\nSHELL ${exec(80_000)}\n${fill(MEGABYTE / 20, 'RUN true\n')}`,
  '1 MB, one COPY': `FROM debian:12\nCOPY ${lines(90_000, (n) => `f-${n} `)} /app/\n`,
  '1 MB, one heredoc of COPY': `FROM debian:12\nCOPY <<EOF /x\n${fill(MEGABYTE, 'a: b\n')}EOF\n`,
  '1 MB, one LABEL': `FROM debian:12\nLABEL ${lines(60_000, (n) => `\\\n  a.b.k${n}=v `)}\n`,
  '1 MB, one ENV': `FROM debian:12\nENV ${lines(60_000, (n) => `\\\n  K${n}=$K${n - 1} `)}\n`,
  '1 MB, one EXPOSE': `FROM debian:12\nEXPOSE ${lines(150_000, (n) => ` ${n % 70_000}`)}\n`,
  '1 MB, mounts': `FROM debian:12\nRUN ${fill(MEGABYTE, '--mount=type=cache,target=/a ')} true\n`,
  '1 MB, one suppression of many names': `# plimsoll ignore=${lines(90_000, (n) => `r-${n},`)}x\nFROM debian:12\n${'RUN sudo x\n'.repeat(1000)}`,
  '1,000 suppressions of blanks': `FROM debian:12\n${lines(1_000, () => `# plimsoll ignore=${' '.repeat(980)}!\n`)}RUN sudo x\n`,
  '100,000 lines, comments': `FROM debian:12\n${'# c\n'.repeat(100_000)}`,
  '100,000 lines, comments inside a RUN': `FROM debian:12\nRUN a \\\n${'# c\n'.repeat(100_000)} && b\n`,
  '100,000 lines, blank': `FROM debian:12\n${'\n'.repeat(100_000)}RUN true\n`,
  '100,000 lines, blank inside a RUN': `FROM debian:12\nRUN a \\\n${'\n'.repeat(100_000)} && b\n`,
  '100,000 lines, escapes inside a RUN': `FROM debian:12\nRUN a \\\n${'\\\n'.repeat(100_000)} && b \\\n${'\\\n'.repeat(100_000)}`,
  '100,000 lines, heredoc': `FROM debian:12\nRUN <<EOF\n${'echo a\n'.repeat(100_000)}EOF\n`,
  '100,000 lines, ENV': `FROM debian:12\n${lines(100_000, (n) => `ENV A${n}=b\n`)}`,
  '100,000 lines, ARG before FROM': `${lines(100_000, (n) => `ARG A${n}=b\n`)}FROM debian:$A1\n`,
  '100,000 lines, suppressions': `FROM debian:12\n${lines(100_000, (n) => `# hadolint ignore=DL${n}\n`)}RUN sudo x\n`,
  '1,000 RUN': `${many(() => RUN)}`,
  '1,000 RUN of many package managers': many(MANAGERS),
  '1,000 RUN, Windows line ends': `${many(() => RUN)}`.replaceAll('\n', '\r\n'),
  '1,000 RUN, each with a suppression': `FROM debian:12\n${lines(MOST_INSTRUCTIONS, (n) => `# hadolint ignore=DL3008,DL3009,DL3015\n${MANAGERS(n)}`)}`,
  '1,000 RUN of PowerShell': `FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\n${lines(990, (n) => `RUN Invoke-WebRequest https://h/x -OutFile ${n}; Remove-Item ${n}\n`)}`,
  '1,000 RUN with a heredoc': many((n) => `RUN <<EOF\napt-get install -y a${n}\ncurl -o x http://h/${n}\nEOF\n`),
  '1,000 RUN, each a mount': many(
    (n) => `RUN --mount=type=cache,target=/var/cache/apt --mount=type=secret,id=s${n} make\n`,
  ),
  '1,000 RUN, each in exec form': many((n) => `RUN ["apt-get", "install", "p${n}"]\n`),
  '1,000 RUN of wrong quotes': many((n) => `RUN echo "a ${n}\n`),
  '1,000 RUN that make accounts': many((n) => `RUN useradd -u ${n} u${n} && chown -R u${n} /home/u${n}\n`),
  '1,000 RUN that write files': many((n) => `RUN echo "a=${n}" >> /etc/apt/apt.conf.d/${n % 3}\n`),
  '1,000 COPY': many((n) => `COPY file-${n} /app/file-${n}\n`),
  '1,000 COPY of all, RUN that install': many((n) =>
    n % 2 ? 'RUN npm ci && pip install -r requirements.txt\n' : 'COPY . .\n',
  ),
  '1,000 COPY, RUN that change modes': many((n) => (n % 2 ? `RUN chmod +x /app/${n - 1}\n` : `COPY ${n} /app/\n`)),
  '1,000 COPY --from': `FROM a AS b\n${many((n) => `COPY --from=b /f${n} /f${n}\n`)}`,
  '1,000 COPY --from=N': `FROM a AS b\n${many((n) => `COPY --from=${n} /f${n} /f${n}\n`)}`,
  '1,000 ADD': many((n) => `ADD https://h/${n}.tar.gz /x\n`),
  '1,000 CMD, ENTRYPOINT and HEALTHCHECK': many(
    (n) => ['CMD npm start\n', 'ENTRYPOINT ./run.sh\n', 'HEALTHCHECK CMD curl h\n'][n % 3],
  ),
  '1,000 ONBUILD': many((n) => (n % 2 ? 'ONBUILD RUN apt-get install a\n' : 'ONBUILD COPY . .\n')),
  '1,000 ENV that use each other': many((n) => `ENV A${n}=$A${n - 1}:$A${n - 2}-x\n`),
  '1,000 ENV that double': many((n) => `ENV A${n}=$A${n - 1}$A${n - 1}\n`),
  '1,000 ENV of one name': many(() => 'ENV A=b\n'),
  '1,000 ARG': many((n) => `ARG A${n}\n`),
  '1,000 ARG, RUN that use them': many((n) => (n % 2 ? `RUN echo $A${n - 1} $B${n}\n` : `ARG A${n}\n`)),
  '1,000 LABEL': many((n) => `LABEL k${n}=b\n`),
  '1,000 EXPOSE': many((n) => `EXPOSE ${n}\n`),
  '1,000 USER': many((n) => `USER u${n % 7}\n`),
  '1,000 WORKDIR': many((n) => `WORKDIR d${n}\n`),
  '1,000 SHELL': many((n) => (n % 2 ? 'RUN a | b\n' : 'SHELL ["/bin/bash", "-c"]\n')),
  '1,000 VOLUME and STOPSIGNAL': many((n) => (n % 2 ? 'STOPSIGNAL 9\n' : `VOLUME /a${n}\n`)),
  '1,000 MAINTAINER': many(() => 'MAINTAINER a\n'),
  '1,000 FROM': lines(MOST_INSTRUCTIONS, (n) => `FROM a${n}\n`),
  '1,000 stages that copy from the last': lines(995, (n) => `FROM a${n} AS s${n}\nCOPY --from=s${n - 1} / /\n`),
  '1,000 stages that copy from all before': `${lines(500, (n) => `FROM a${n} AS s${n}\n`)}FROM b\n${lines(1_490, (n) => `COPY --from=s${n % 500} / /\n`)}`,
  '660 stages, each from the last': lines(660, (n) => `FROM s${n} AS s${n + 1}\nRUN apt-get install a\nUSER u${n}\n`),
  '660 stages of scratch, each from the last': `FROM scratch AS s0\n${lines(660, (n) => `FROM s${n} AS s${n + 1}\nUSER u\nCMD x\n`)}`,
  '660 stages of PHP, each from the last': `FROM php:8 AS s0\n${lines(660, (n) => `FROM s${n} AS s${n + 1}\nRUN gem install a\nCMD php-fpm\n`)}`,
  '1,000 stages of one name': 'FROM debian:12 AS a\nCOPY --from=a / /\n'.repeat(995),
  'the most shell text, lists': `FROM debian:12\nRUN true ${fill(MOST_SHELL - 20, '; apt-get install -y a b && rm -rf /x | cat')}\n`,
  'the most shell text, package managers': `FROM debian:12\nRUN ${fill(MOST_SHELL - 20, 'apk add a && pip install b && npm i c && dnf install d && curl -o e https://h/f && ')} true\n`,
  'the most shell text, lines of a heredoc': `FROM debian:12\nRUN <<EOF\n${fill(MOST_SHELL - 20, 'apt-get install -y a\n')}EOF\n`,
  'the most shell text, assignments': `FROM debian:12\nRUN ${lines(8_500, (n) => `A${n}=$A${n - 1}; `)} true\n`,
  'the most shell text, variables of wrappers': `FROM debian:12\nRUN env ${fill(MOST_SHELL - 30, 'A=b ')} true\n`,
  'the most shell text, wrappers': `FROM debian:12\nRUN ${fill(MOST_SHELL - 20, 'sudo ')} true\n`,
  'the most shell text, pipes': `FROM debian:12\nRUN ${fill(MOST_SHELL - 20, 'a | ')} true\n`,
  'the most shell text, background': `FROM debian:12\nRUN ${fill(MOST_SHELL - 20, 'a & ')} true\n`,
  'the most shell text, redirects': `FROM debian:12\nRUN a ${fill(MOST_SHELL - 20, '> b ')}\n`,
  'the most shell text, functions': `FROM debian:12\nRUN ${lines(7_500, (n) => `f${n}() { a; }; `)} true\n`,
  'the most shell text, inner shells': `FROM debian:12\nRUN ${fill(MOST_SHELL - 20, 'bash -c "a && b"; ')} true\n`,
  'the most shell text, substitutions': `FROM debian:12\nRUN ${fill(MOST_SHELL - 20, 'a $(b); ')} true\n`,
  'the most shell text, one package list': `FROM debian:12\nRUN apt-get install -y ${fill(MOST_SHELL - 30, 'a=1 b ')}\n`,
  'the most shell text, one pip list': `FROM debian:12\nRUN pip install ${lines(18_000, (n) => `a${n} `)}\n`,
  'the most shell text, flags': `FROM debian:12\nRUN apt-get install ${fill(MOST_SHELL - 30, '-o a=b --c ')} x\n`,
  'the most shell text, removals': `FROM debian:12\nRUN ${lines(2_600, (n) => `curl -o /t/${n} https://h/u && tar xf /t/${n}; `)} true\n`,
  '20,000 nested parentheses': `FROM debian:12\nRUN ${'('.repeat(20_000)}true${')'.repeat(20_000)}\n`,
  '20,000 nested substitutions': `FROM debian:12\nRUN ${'$('.repeat(20_000)}true${')'.repeat(20_000)}\n`,
  '8,000 nested blocks': `FROM debian:12\nRUN ${'if a; then '.repeat(8_000)}b${'; fi'.repeat(8_000)}\n`,
  '50,000 backslashes and quotes': `FROM debian:12\nRUN echo ${'\\"\''.repeat(50_000)}\n`,
  '20,000 nested variables': `FROM debian:12\nENV A=${'${B:-'.repeat(20_000)}\n`,
});

const service = (n) =>
  `  s${n}:\n    image: nginx:latest\n    privileged: true\n    ports: ["80:80"]\n    environment:\n      PASSWORD: x${n}\n    volumes:\n      - ./a:/b\n`;
const step = (n) =>
  `      - run: docker build -t r/i${n} . && docker push r/i${n}\n      - uses: docker/build-push-action@v6\n        with: { push: true, tags: r/i${n} }\n`;

/** A compose file's text by what is hostile in it. */
export const hostileComposeFiles = () => ({
  '1 MB, services': `services:\n${lines(8_000, service)}`,
  'the most text, services': `services:\n${lines(1_750, service)}`,
  'the most text, one service with many volumes': `services:\n  a:\n    image: nginx\n    volumes:\n${fill(MOST_YAML - 99, '      - ./x:/y\n')}`,
  'the most text, one service with many variables': `services:\n  a:\n    image: nginx\n    environment:\n${lines(10_500, (n) => `      PASSWORD_${n}: x\n`)}`,
  'the most text, one service with many ports': `services:\n  a:\n    image: nginx\n    ports:\n${lines(12_900, (n) => `      - "${n}:80"\n`)}`,
  'the most text, many top-level keys': lines(22_800, (n) => `x-${n}: a\n`),
  'the most text, comments': `services:\n${fill(MOST_YAML - 99, '  # plimsoll ignore=x\n')}  a:\n    image: nginx\n`,
  '10,000 services that share an anchor': `x-a: &a\n  image: nginx\n  environment: {A: b}\n  privileged: true\nservices:\n${lines(10_000, (n) => `  s${n}:\n    <<: *a\n`)}`,
  'anchors that double': `a0: &a0 [x]\n${lines(40, (n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`)}services:\n  a:\n    image: nginx\n    volumes: *a40\n`,
  'merges that double': `x0: &a0 {k: v}\n${lines(40, (n) => `x${n + 1}: &a${n + 1}\n  <<: [*a${n}, *a${n}]\n  k${n}: v\n`)}services:\n  a:\n    <<: *a40\n`,
  '10,000 services, each extends the last': `services:\n  s0:\n    image: nginx\n${lines(10_000, (n) => `  s${n + 1}:\n    extends: s${n}\n`)}`,
  '50,000 nested lists': `services: ${'['.repeat(50_000)}\n`,
});

/** A workflow's text by what is hostile in it. */
export const hostileWorkflows = () => ({
  '1 MB, steps': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${lines(8_000, step)}`,
  'the most text, steps': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${lines(1_500, step)}`,
  'the most text, jobs': `on: push\njobs:\n${lines(1_150, (n) => `  j${n}:\n    runs-on: ubuntu-latest\n    steps:\n${step(n)}`)}`,
  'the most text, one script': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n${lines(8_000, (n) => `          docker push r/i${n % 10}\n`)}`,
  '10,000 steps that share an anchor': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - &a\n        run: docker build -t a . && docker push a\n${'      - *a\n'.repeat(10_000)}`,
});

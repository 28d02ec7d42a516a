import { beforeAll, describe, expect, it } from '@jest/globals';
import { lastStage } from '../../../../src/refactor/multi-stage/last-stage.ts';
import { multiStage } from '../../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits } from '../../../../src/text/edit.ts';
import { testImage } from '../../../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The builder and the stage that runs; the reasons in place of both where no change is offered. */
function stages(dockerfile: string, files: Record<string, string> = {}): { builder: string; runtime: string } {
  const image = testImage(dockerfile, files);
  const result = image.dockerfile.stages.length > 1 ? lastStage(image) : multiStage(image);
  if (!result.offered) {
    const reasons = result.reasons.map(({ message }) => message).join('\n');
    return { builder: reasons, runtime: reasons };
  }
  const after = applyEdits(dockerfile, result.edits);
  const at = after.lastIndexOf('\nFROM ') + 1;
  return { builder: after.slice(0, at), runtime: after.slice(at) };
}

const TOOLS = 'FROM debian:12\nRUN apt-get update && apt-get install -y gcc make\n';

describe('comments', () => {
  const dockerfile = `FROM debian:12
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y gcc make libpq5
# The directory of everything.
WORKDIR /app
COPY . .
# Without optimisation it is
# five times as slow.
RUN make -O2
# Tells what it listens on.
RUN make install
#   && make check
EXPOSE 80
CMD ["/usr/local/bin/serve"]
`;

  it('go with the steps that move, and stay with those that stay', () => {
    const { builder, runtime } = stages(dockerfile, { Makefile: '', 'serve.c': '' });
    expect(builder).toContain('# Without optimisation it is\n# five times as slow.\nRUN make -O2\n');
    expect(builder).toContain('# Tells what it listens on.\nRUN make install\n#   && make check\n\n');
    expect(runtime).not.toMatch(/slow|check|Tells/);
    expect(runtime).toContain('# The directory of everything.\nWORKDIR /app\n');
    expect(builder).not.toContain('# The directory');
  });

  it('that other linters read are where the step is, so in both stages', () => {
    const { builder, runtime } = stages(dockerfile, { Makefile: '', 'serve.c': '' });
    for (const text of [builder, runtime]) expect(text).toContain('# hadolint ignore=DL3008\nRUN apt-get');
  });

  it('keep their line endings', () => {
    const { builder, runtime } = stages(dockerfile.replaceAll('\n', '\r\n'), { Makefile: '', 'serve.c': '' });
    expect(builder).toContain('# five times as slow.\r\nRUN make -O2\r\n');
    expect(`${builder}${runtime}`.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('of pip go along, too', () => {
    const pip = `FROM python:3.12-slim
RUN apt-get update && apt-get install -y build-essential
COPY requirements.txt .
# Wheels are missing for two of them.
RUN pip install -r requirements.txt
CMD ["python", "a.py"]
`;
    const { builder, runtime } = stages(pip, { 'requirements.txt': 'uwsgi' });
    expect(builder).toContain('COPY requirements.txt .\n# Wheels are missing for two of them.\nRUN pip install');
    expect(runtime).not.toContain('Wheels');
    const crlf = stages(pip.replace('install -r', 'install \\\n  -r').replaceAll('\n', '\r\n'), {
      'requirements.txt': 'uwsgi',
    });
    expect(crlf.builder).toContain('two of them.\r\nRUN pip install \\\r\n  -r requirements.txt\r\n');
    expect(`${crlf.builder}${crlf.runtime}`.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('what is given to an account', () => {
  const php = (chown: string, more = ''): string =>
    `FROM php:8-apache\nRUN apt-get update && apt-get install -y libpq-dev && docker-php-ext-install pgsql\n${more}RUN curl -fsSL https://example.com/a.tgz -o a.tgz && tar xzf a.tgz && rm a.tgz && ${chown}\n`;

  it('is copied to it, rather than copied and then copied again by its chown', () => {
    const { builder, runtime } = stages(php('chown -R www-data:www-data .'));
    expect(builder).toContain('&& chown -R www-data:www-data .\n');
    expect(runtime).toContain('COPY --from=build --chown=www-data:www-data /var/www/html /var/www/html\n');
    expect(runtime).not.toContain('RUN chown');
  });

  it('keeps the command for the folder itself where that is there before', () => {
    const app = `${TOOLS}RUN useradd -m app\nWORKDIR /srv/app\nCOPY . .\nRUN make && chown -R app:app /srv/app\nUSER app\nCMD ["./serve.sh"]\n`;
    const { runtime } = stages(app, { Makefile: '', 'serve.sh': '#!/bin/sh\n', 'data.txt': '' });
    expect(runtime).toContain('COPY --from=build --chown=app:app /srv/app /srv/app\n');
    expect(runtime).toContain('chown app:app /srv/app\n');
    expect(runtime.indexOf('useradd')).toBeLessThan(runtime.indexOf('--chown=app'));
    // Nothing makes this one before.
    const made = stages(
      app
        .replace('gcc make', 'gcc make git')
        .replace(
          /WORKDIR.*\nCOPY.*\nRUN make/,
          'RUN git clone https://example.com/app.git /srv/app && make -C /srv/app',
        )
        .replace('./', '/srv/app/'),
    ).runtime;
    expect(made).toContain('COPY --from=build --chown=app:app /srv/app /srv/app\n');
    expect(made).not.toContain(' chown ');
  });

  it.each([
    ['of which a part is another account’s', 'chown -R www-data:www-data . && chown root:root index.php'],
    ['whose account a variable names', 'chown -R $OWNER .'],
    ['under a condition', 'if [ -n "$X" ]; then chown -R www-data:www-data .; fi'],
    ['without symbolic links', 'chown -Rh www-data:www-data .'],
  ])('keeps its command as it is, %s', (_, chown) => {
    expect(stages(php(chown)).runtime).toMatch(/chown -Rh? |condition|both builds/);
  });
});

describe('what only the build has a use for', () => {
  it.each([
    ['COPY native /tmp/native\nRUN make -C /tmp/native install'],
    ['COPY native /tmp/native/\nWORKDIR /tmp/native/native\nRUN make install\nWORKDIR /'],
    ['ADD https://example.com/x-1.0.tar.gz /tmp/x.tar.gz\nRUN mkdir /opt/x && tar xzf /tmp/x.tar.gz -C /opt/x'],
    [
      'ADD https://example.com/x.tar.gz /opt/x.tar.gz\nRUN mkdir /opt/x && tar xzf /opt/x.tar.gz -C /opt/x && make -C /opt/x',
    ],
  ])('is not copied where the image runs: %s', (steps) => {
    const { builder, runtime } = stages(`${TOOLS}${steps}\nRUN make -C /opt/y install\nCMD ["serve"]\n`, {
      'native/Makefile': '',
      'native/a.conf': '',
    });
    expect(builder).toMatch(/\n(COPY native|ADD https)/);
    expect(runtime).toContain('COPY --from=build ');
    expect(runtime).not.toMatch(/\n(COPY native|ADD )/);
  });

  it.each([
    ['a setting names it', 'ENV CONFIG=/tmp/native/a.conf\n'],
    ['a later step does', 'RUN echo "include /tmp/native/a.conf" >> /etc/serve.conf\n'],
    ['what starts does', 'ENTRYPOINT ["serve", "--config", "/tmp/native/a.conf"]\n'],
    ['the image works beside it', 'WORKDIR /tmp\n'],
  ])('stays where %s', (_, more) => {
    const { runtime } = stages(
      `${TOOLS}COPY native /tmp/native\nRUN make -C /tmp/native install\n${more}CMD ["serve"]\n`,
      { 'native/Makefile': '', 'native/a.conf': '' },
    );
    expect(runtime).toContain('COPY native/a.conf /tmp/native/\n');
  });

  it('stays where no step of the build uses it', () => {
    const { runtime } = stages(`${TOOLS}COPY native /tmp/native\nRUN make -C /opt/y install\nCMD ["serve"]\n`, {
      'native/Makefile': '',
      'native/a.conf': '',
    });
    expect(runtime).toContain('COPY native/a.conf /tmp/native/\n');
  });

  it('holds ARGs, but none that something else reads', () => {
    const { builder, runtime } = stages(
      `FROM debian:12
ARG DEBIAN_FRONTEND=noninteractive
ARG VERSION=1
# How it is built.
ARG FLAGS="-O2 -DV=\${VERSION}"
ARG LABELLED=1
LABEL v=$LABELLED
RUN apt-get update && apt-get install -y gcc make
RUN make -C /opt/y CFLAGS="$FLAGS" install
CMD ["serve"]
`,
    );
    expect(builder).toContain('ARG VERSION=1\n# How it is built.\nARG FLAGS="-O2 -DV=${VERSION}"\nARG LABELLED=1\n');
    expect(runtime).not.toMatch(/VERSION|FLAGS|How/);
    expect(runtime).toContain('ARG DEBIAN_FRONTEND=noninteractive\nARG LABELLED=1\nLABEL v=$LABELLED\n');
  });

  it('holds the address of a package index, unless packages come from it where the image runs', () => {
    const pip = (more: string): string => `FROM python:3.12-slim
ARG PIP_INDEX_URL=https://pypi.example.com/simple
RUN apt-get update && apt-get install -y gcc
WORKDIR /srv
COPY . .
RUN pip install uwsgi && python manage.py collectstatic
${more}CMD ["python", "a.py"]
`;
    const files = { 'a.py': '', 'manage.py': '' };
    expect(stages(pip(''), files).builder).toContain('ARG PIP_INDEX_URL');
    expect(stages(pip(''), files).runtime).toMatch(/^FROM python:3.12-slim\n(?!.*PIP)/s);
  });

  it('is the folder that `cmake --install` installs from', () => {
    const cmake = `FROM ubuntu:24.04
RUN apt-get update && apt-get install -y g++ cmake
WORKDIR /build
COPY . .
RUN cmake -B out . && cmake --build out && cmake --install out
ENTRYPOINT ["solver"]
`;
    const { runtime } = stages(cmake, { 'CMakeLists.txt': '', 'main.cpp': '' });
    expect(runtime).toContain('COPY --from=build /usr/local /usr/local\n');
    expect(runtime).not.toContain('/build/out');
  });

  it('holds settings that an installation puts elsewhere, too', () => {
    const configure = (folder: string): string =>
      `FROM debian:12\nRUN apt-get update && apt-get install -y gcc make\nWORKDIR /src\nCOPY . .\nRUN ./configure --sysconfdir=${folder} && make install\nCMD ["/usr/local/sbin/daemon"]\n`;
    const files = { Makefile: '', 'a.c': '', configure: '' };
    expect(stages(configure('/etc'), files).runtime).toContain('It installs settings into `/etc`');
    expect(stages(configure('/etc/daemon'), files).runtime).toContain('COPY --from=build /etc/daemon /etc/daemon\n');
    expect(stages(configure('/usr/local/etc'), files).runtime).toMatch(/RUN ldconfig\nCMD/);
  });

  it('is a clone that is installed from a folder in it, unless what starts names it', () => {
    const clone = (start: string): string =>
      `FROM debian:12\nRUN apt-get update && apt-get install -y g++ cmake git\nRUN git clone https://example.com/x.git && cd x && mkdir build && cd build && cmake .. && make && make install\nCMD ["${start}"]\n`;
    expect(stages(clone('/mnt/start.sh'), { 'start.sh': 'exec x -c /mnt/x.conf\n' }).runtime).not.toContain(
      'COPY --from=build /x ',
    );
    expect(stages(clone('/mnt/start.sh'), { 'start.sh': 'exec x -c /x/default.conf\n' }).runtime).toContain(
      'COPY --from=build /x /x\n',
    );
    expect(stages(clone('/mnt/start.sh')).runtime).toContain('COPY --from=build /x /x\n');
  });

  it('may be called by the start script all the same', () => {
    const go = `FROM debian:12
RUN apt-get update && apt-get install -y wget git gcc
RUN wget https://go.dev/dl/go1.22.4.linux-amd64.tar.gz && tar -C /usr/local -xzf go1.22.4.linux-amd64.tar.gz
ENV PATH=/usr/local/go/bin:$PATH
RUN git clone https://example.com/x.git /x && cd /x && go build -o bin/x .
WORKDIR /x
CMD ["/mnt/start.sh"]
`;
    const script = (line: string): string => `#!/bin/sh\necho "go now"\n# make it so\n${line}\nexec ./bin/x\n`;
    expect(stages(go, { 'start.sh': script('export PATH=$(go env GOPATH)/bin:$PATH') }).runtime).toContain(
      'calls `go`',
    );
    expect(stages(go, { 'start.sh': script('if [ -n "$A" ]; then make -C /data; fi') }).runtime).toContain(
      'calls `make`',
    );
    expect(stages(go, { 'start.sh': script('true') }).runtime).toContain('COPY --from=build /x /x\n');
  });
});

describe('a last stage that is repaired', () => {
  const dockerfile = `FROM debian:12 AS builder
RUN apt-get update && apt-get install -y gcc && gcc -o /a a.c
FROM debian:12
RUN apt-get update && \\
    apt-get install -y --no-install-recommends \\
        libsctp-dev \\
        netbase && \\
    apt-get autoremove -y && apt-get clean
COPY --from=builder /a /a
CMD ["/a"]
`;

  it('keeps what is said of it', () => {
    const text = `# How the program is made and shipped.
FROM debian:12 AS builder
RUN apt-get update && apt-get install -y gcc && gcc -o /a a.c
# What ships.
FROM debian:12
RUN apt-get update && apt-get install -y gcc make
RUN make -C /opt/y install
COPY --from=builder /a /a
CMD ["/a"]
`;
    const { builder, runtime } = stages(text);
    expect(builder).toMatch(/\n# Builds;.*\nFROM debian:12 AS build\n[^#]*\n# What ships.\n$/s);
    expect(runtime).toMatch(/^FROM debian:12\n/);
    // The first FROM's comments head the file.
    expect(stages(`# A server.\n${TOOLS}RUN make -C /opt/y install\nCMD ["serve"]\n`).builder).toMatch(
      /^# A server.\n# Builds;/,
    );
  });

  it('changes nothing beside the packages', () => {
    expect(stages(dockerfile).runtime).toContain(
      '        libsctp1 \\\n        netbase && \\\n    apt-get autoremove -y && apt-get clean\n',
    );
  });

  it('keeps the lines of a chain where a command between them goes', () => {
    const { runtime } = stages(dockerfile.replace('autoremove -y', 'purge -y netbase'));
    expect(runtime).toContain('        netbase && \\\n    apt-get clean\n');
  });
});

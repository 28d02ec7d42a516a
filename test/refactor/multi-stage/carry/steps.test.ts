import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits } from '../../../../src/text/edit.ts';
import { testImage } from '../../../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The rewritten text, or the reasons against it. */
function rewrite(dockerfile: string, files: Record<string, string> = {}): string {
  const result = multiStage(testImage(dockerfile, files));
  return result.offered
    ? applyEdits(dockerfile, result.edits)
    : result.reasons.map(({ message }) => message).join('\n');
}

/** The stage that runs, or the reasons against it. */
function runtime(dockerfile: string, files: Record<string, string> = {}): string {
  const result = rewrite(dockerfile, files);
  return result.slice(result.lastIndexOf('\nFROM ') + 1);
}

const CMAKE = `FROM debian:12
RUN apt-get update && apt-get install -y cmake g++ make git
RUN git clone https://example.org/tool.git /usr/src/tool \\
  && ( cd /usr/src/tool && cmake -DCMAKE_INSTALL_PREFIX=/usr . && make && make install ) \\
  && rm -rf /usr/src/tool
ENTRYPOINT ["tool"]
`;

describe("what is installed among the system's files", () => {
  it('is installed below a root of its own as well, and taken from there', () => {
    expect(rewrite(CMAKE)).toBe(`# Builds; compilers, headers and sources stay behind in this stage.
FROM debian:12 AS build
RUN apt-get update && apt-get install -y cmake g++ make git
RUN git clone https://example.org/tool.git /usr/src/tool \\
  && ( cd /usr/src/tool && cmake -DCMAKE_INSTALL_PREFIX=/usr . && make && make install && DESTDIR=/staged make install ) \\
  && rm -rf /usr/src/tool

FROM debian:12
RUN apt-get update && apt-get install -y libgomp1 git
COPY --from=build /staged/ /
RUN ldconfig
ENTRYPOINT ["tool"]
`);
  });

  it.each([
    ['cmake --install .', 'cmake --install . && DESTDIR=/staged cmake --install . )'],
    ['ninja install', 'ninja install && DESTDIR=/staged ninja install )'],
  ])('also by `%s`', (install, expected) => {
    expect(rewrite(CMAKE.replace('make install', install))).toContain(expected);
  });

  it.each([
    ['make install', 'make install || true'],
    ['make install', 'sudo make install'],
    ['cmake -DCMAKE_INSTALL_PREFIX=/usr .', './configure --prefix=/usr'],
  ])('is refused where %s is %s', (from, to) => {
    expect(rewrite(CMAKE.replace(from, to))).toContain('installs into `/usr`, where packages are');
  });
});

describe('commands', () => {
  const build = (run: string, start = '["./serve"]'): string =>
    `FROM debian:12\nRUN apt-get update && apt-get install -y gcc make curl xz-utils\nWORKDIR /app\nCOPY . .\nRUN make\nRUN ${run}\nCMD ${start}\n`;

  it.each(['./serve --help --quiet', './serve --version', 'eval "$NOTHING_AT_ALL_IS_SET"'])(
    'does not mind one that only says something: %s',
    (run) => {
      expect(rewrite(build(run).replace('WORKDIR', 'ARG NOTHING_AT_ALL_IS_SET=""\nWORKDIR'))).toContain(
        'COPY --from=build /app /app',
      );
    },
  );

  it.each([
    ['tar xJC /usr/bin/ tool-1.0/tool tool-1.0/probe --strip 1', ['/usr/bin/probe', '/usr/bin/tool']],
    ['tar -xJf - -C/usr/bin --strip-components=1 tool-1.0/tool', ['/usr/bin/tool']],
    ['tar --extract --xz --directory /usr/bin --strip-components 2 ./a/b/tool', ['/usr/bin/tool']],
  ])('takes files out of an archive by name: %s', (unpack, files) => {
    const after = runtime(build(`curl -sSL https://example.org/tool.tar.xz | ${unpack}`));
    for (const file of files) expect(after).toContain(`COPY --from=build ${file} ${file}\n`);
  });

  it("refuses an archive that goes among the system's programs as a whole", () => {
    expect(rewrite(build('curl -sSL https://example.org/tool.tar.xz | tar xJC /usr/bin'))).toContain(
      'installs into `/usr/bin`',
    );
  });

  it('takes files out of a zip by name', () => {
    const after = runtime(
      build('curl -sSLO https://example.org/p.zip && unzip -o p.zip -d /usr/local bin/protoc include/* && rm p.zip'),
    );
    expect(after).toContain(
      'COPY --from=build /usr/local/bin/protoc /usr/local/bin/protoc\nCOPY --from=build /usr/local/include /usr/local/include\n',
    );
  });

  it('knows where protoc and a kernel for notebooks write', () => {
    const dockerfile = `FROM ubuntu:16.04
RUN apt-get update && apt-get install -y build-essential python-dev curl
RUN curl -O https://bootstrap.pypa.io/get-pip.py && python get-pip.py && rm get-pip.py
COPY proto /srv/proto
RUN pip install grpcio-tools ipykernel && python -m ipykernel.kernelspec && python -m grpc.tools.protoc -I/srv/proto --python_out=/srv/proto a.proto
CMD ["python", "/srv/main.py"]
`;
    expect(runtime(dockerfile, { 'proto/a.proto': '' })).toBe(`FROM ubuntu:16.04
RUN apt-get update && apt-get install -y python curl
COPY --from=build /usr/local /usr/local
COPY --from=build /srv/proto /srv/proto
CMD ["python", "/srv/main.py"]
`);
  });

  it('knows scripts that set up a build by their names', () => {
    const dockerfile = build(
      './configure_cmake.sh --prefix=/opt/snort && cd build && make install',
      '["/opt/snort/bin/snort"]',
    );
    expect(runtime(dockerfile)).toContain('COPY --from=build /opt/snort /opt/snort\n');
  });

  it("knows where Google's command line tools write", () => {
    const after = runtime(
      build(
        'unzip -qq sdk.zip -d /tools && /tools/google-cloud-sdk/install.sh --path-update=false && /tools/google-cloud-sdk/bin/gcloud config set a b',
      ),
    );
    expect(after).toContain('COPY --from=build /tools /tools\n');
    expect(after).toContain('COPY --from=build /root/.config/gcloud /root/.config/gcloud\n');
  });
});

describe('packages', () => {
  it('takes out what is there for as long as the RUN builds', () => {
    const dockerfile = `FROM alpine:3.20
RUN apk add --no-cache build-base curl tar bash gnupg libffi-dev libao-dev \\
  && curl -sSL https://example.org/key | gpg --import \\
  && curl -sSL https://example.org/a.tar.gz | tar xz -C /opt/a && make -C /opt/a \\
  && apk del curl tar gnupg libao-dev
CMD ["/opt/a/run"]
`;
    expect(runtime(dockerfile)).toContain('RUN apk add --no-cache libstdc++ libffi curl bash gnupg \\\n');
  });

  it('keeps the interpreter that its header package brought', () => {
    const python = (base: string, package_: string): string =>
      `FROM ${base}\nRUN apt-get update && apt-get install -y gcc ${package_}\nWORKDIR /app\nCOPY . .\nRUN gcc -shared -o fast.so fast.c\nCMD ["python3", "main.py"]\n`;
    expect(runtime(python('debian:12', 'python3-dev'))).toContain('apt-get install -y python3\n');
    expect(runtime(python('ubuntu:18.04', 'python-dev').replace('python3"', 'python"'))).toContain(
      'apt-get install -y python\n',
    );
    // Debian 11 has no package of that name.
    expect(runtime(python('debian:11', 'python-dev').replace('python3"', 'python"'))).toContain(
      'apt-get install -y python-dev\n',
    );
  });

  it('leaves what is empty unless somebody sets it', () => {
    const dockerfile =
      'FROM debian:12\nARG MORE=""\nRUN apt-get update && apt-get install -y gcc make ${MORE}\nWORKDIR /app\nCOPY . .\nRUN make\nCMD ["./serve"]\n';
    expect(runtime(dockerfile)).toContain('apt-get install -y ${MORE}\n');
    expect(rewrite(dockerfile.replace('=""', ''))).toContain('What `${MORE}` installs is not known.');
  });

  it('finds the libraries of packages that pip is told by name', () => {
    const dockerfile = (packages: string): string =>
      `FROM python:3.11-bookworm\nRUN pip install ${packages}\nWORKDIR /app\nCMD ["gunicorn", "app:app"]\nRUN gcc --version && make\n`;
    expect(rewrite(dockerfile('gunicorn psycopg2==2.9.$PATCH'))).toContain('libpq5');
    for (const packages of ['-r requirements.txt gunicorn', '$PACKAGES', './dist/a.whl'])
      expect(rewrite(dockerfile(packages))).toContain('No file with the names of the packages was found');
  });

  it("carries Python 2's packages on Alpine by their only place", () => {
    const dockerfile = `FROM alpine:3.8
WORKDIR /app
RUN apk add --no-cache build-base curl python python-dev && curl -sSL https://bootstrap.pypa.io/get-pip.py | python && pip install cffi
COPY main.py .
CMD ["/app/main.py"]
`;
    expect(runtime(dockerfile)).toContain(
      'COPY --from=build /usr/lib/python2.7/site-packages /usr/lib/python2.7/site-packages\n',
    );
    expect(rewrite(dockerfile.replace('/app/main.py', 'gunicorn'))).toContain("Alpine's pip installs among");
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits } from '../../../../src/text/edit.ts';
import { testImage } from '../../../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The stage that runs, or the reasons against it. */
function runtime(dockerfile: string, files: Record<string, string> = {}): string {
  const result = multiStage(testImage(dockerfile, files));
  if (!result.offered) return result.reasons.map(({ message }) => message).join('\n');
  const text = applyEdits(dockerfile, result.edits);
  return text.slice(text.lastIndexOf('\nFROM ') + 1);
}

describe('whom files belong to', () => {
  it("gives away again what the builder gave away, as copied files are root's", () => {
    const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y build-essential && useradd -u 1000 app
WORKDIR /opt/app
RUN git clone https://example.org/app.git . && make && mkdir data && chmod 750 data && chown -R app:app data && chown root:root serve
USER app
CMD ["./serve"]
`;
    expect(runtime(dockerfile)).toBe(`FROM debian:12
RUN apt-get update && apt-get install -y libgomp1 && useradd -u 1000 app
WORKDIR /opt/app
COPY --from=build /opt/app /opt/app
RUN chown -R app:app data
USER app
CMD ["./serve"]
`);
  });

  it('sets capabilities again', () => {
    const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y gcc libcap2-bin
COPY ping.c /src/
RUN gcc -o /usr/local/bin/pong /src/ping.c && setcap cap_net_raw+ep /usr/local/bin/pong
CMD ["pong"]
`;
    expect(runtime(dockerfile, { 'ping.c': '' })).toContain(
      'COPY --from=build /usr/local/bin/pong /usr/local/bin/pong\nRUN setcap cap_net_raw+ep /usr/local/bin/pong\n',
    );
  });

  it.each([
    ['useradd -m app', '/home/app'],
    ['useradd -rm -d /srv/app -s /bin/bash app', '/srv/app'],
    ['adduser --system --home /srv/app app', '/srv/app'],
  ])('installs below the home that `%s` makes, and leaves it to the account', (account, home) => {
    const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y gcc python3-dev python3-pip && ${account}
USER app
RUN pip install --user --break-system-packages uwsgi
ENV PATH=$PATH:${home}/.local/bin
CMD ["uwsgi", "/etc/app.ini"]
`;
    expect(runtime(dockerfile)).toContain(`USER app\nCOPY --from=build --chown=app ${home}/.local ${home}/.local\n`);
  });

  it('refuses where nothing says where the home is', () => {
    const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y gcc python3-dev python3-pip
USER 1001
RUN pip install --user --break-system-packages uwsgi
CMD ["uwsgi", "/etc/app.ini"]
`;
    expect(runtime(dockerfile)).toBe('`pip`: where it writes is not known; name the folder in full.');
  });

  it('keeps the owner that COPY gave', () => {
    const dockerfile = `FROM debian:12
RUN apt-get update && apt-get install -y build-essential && useradd app
WORKDIR /opt/app
COPY --chown=app:app . .
RUN make
USER app
CMD ["./serve"]
`;
    expect(runtime(dockerfile, { Makefile: '', 'data.csv': '' })).toContain(
      'COPY --from=build --chown=app:app /opt/app /opt/app\n',
    );
  });

  const gradle = (more = '', base = 'gradle:8-jdk21'): string => `FROM ${base}
WORKDIR /home/gradle/project
COPY --chown=gradle:gradle . .
RUN gradle installDist
${more}CMD ["build/install/tool/bin/tool"]
`;
  const files = { 'build.gradle': "plugins { id 'application' }", 'settings.gradle': '' };

  it('names no account that only the image that builds has', () => {
    const folder = '/home/gradle/project/build/install/tool';
    expect(runtime(gradle(), files)).toContain(`COPY --from=build ${folder} ${folder}\n`);
    expect(runtime(gradle('USER gradle\n'), files)).toBe(
      '`gradle` is an account of `gradle:8-jdk21`, which the smaller image lacks; make one of your own.',
    );
    expect(runtime(gradle('RUN chown -R gradle:gradle /data\n'), files)).toContain('is an account of');
    for (const own of ['RUN useradd gradle\nUSER gradle\n', 'USER 1000\n', 'USER nobody\n'])
      expect(runtime(gradle(own), files)).toMatch(/^FROM eclipse-temurin:21-jre\n/);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { nonRoot } from '../../src/refactor/non-root.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { testImage } from '../support/images.ts';

beforeAll(() => loadShellGrammar());

const BASE = 'FROM debian:12\n';

/** The first reason against another account; undefined where one is given. */
function reason(dockerfile: string, files: Record<string, string> = {}): string | undefined {
  const result = nonRoot(testImage(`${BASE}${dockerfile}`, files));
  return result.offered ? undefined : result.reasons[0]?.message;
}

function rewritten(dockerfile: string): string {
  const text = `${BASE}${dockerfile}`;
  const result = nonRoot(testImage(text));
  return result.offered ? applyEdits(text, result.edits) : result.reasons.map(({ message }) => message).join('\n');
}

describe('what starts', () => {
  it.each(['openvpn', '/usr/sbin/shorewall', 'strace', 'tcpdump', 'wg-quick', 'iptables-restore'])(
    'needs root: %s',
    (program) => {
      expect(reason(`ENTRYPOINT ["${program}"]\n`)).toContain('needs root');
    },
  );

  it.each([
    ['ENV PIDFILE=/run/sockd.pid\nCMD sockd -p $PIDFILE\n', '/run/sockd.pid'],
    ['CMD ["x", "--pid=/var/run/x/x.pid"]\n', '/var/run/x/x.pid'],
    ['RUN mkdir -p /run/y\nCMD x --socket /run/x.sock\n', '/run/x.sock'],
    ['CMD exec x >> /var/log/x.log\n', '/var/log/x.log'],
  ])("makes a file in a folder of root's: %s", (dockerfile, path) => {
    expect(reason(dockerfile)).toContain(`\`${path}\` lies in a folder of root's`);
  });

  it.each([
    'RUN mkdir -p /run/x\nCMD x --pid /run/x/x.pid\n',
    'VOLUME /var/log\nCMD x --log /var/log/x.log\n',
    'RUN ln -sf /dev/stdout /var/log/x.log\nCMD x --log /var/log/x.log\n',
    'ENV TOKEN=/run/secrets/token PID=/tmp/x.pid\nCMD x\n',
  ])('makes a file where it may: %s', (dockerfile) => {
    expect(reason(dockerfile)).toBeUndefined();
  });

  it('is a program in another language, whose words call nothing', () => {
    const start = 'COPY . /app/\nWORKDIR /app\nCMD ["python3", "serve.py"]\n';
    const files = { 'serve.py': 'import os\n# The service mounts nothing.\nservice = mount = "/etc/x"\n' };
    expect(reason(start, files)).toBeUndefined();
    expect(reason(start, { 'serve.py': 'os.execvp("gosu", ["gosu", "app"])\n' })).toContain('calls `gosu`');
  });

  it('is a service in the background, and what keeps the container alive something else', () => {
    expect(reason('CMD ambari-server start && tail -f /dev/null\n')).toContain(
      '`ambari-server start` starts a service',
    );
    expect(reason('CMD ["npm", "start"]\n')).toBeUndefined();
    expect(reason('CMD npm start --silent && sleep 1\n')).toBeUndefined();
  });
});

describe('folders that nothing fills', () => {
  const given = (steps: string): string | undefined =>
    / chown -R app:app (.*)$/m.exec(rewritten(`WORKDIR /opt/cast\n${steps}CMD ["./cast"]\n`))?.[1];

  it('are given to the account, as it is for the run that they are made', () => {
    expect(
      given('RUN curl -fsSL https://example.com/x.tgz | tar xz && mkdir -p control logs/\nCOPY cast.conf .\n'),
    ).toBe('/opt/cast/control /opt/cast/logs');
    expect(given('RUN mkdir /model\n')).toBe('/model');
  });

  it.each([
    'RUN mkdir conf plugins\n',
    'RUN mkdir stage && tar xzf x.tgz -C stage\n',
    'RUN mkdir stage && echo x > stage/y\n',
    'RUN mkdir stage\nCOPY x stage/\n',
    'RUN mkdir stage\nCOPY . ./stage\n',
    'RUN mkdir stage\nWORKDIR stage\n',
    'RUN mkdir /opt/other /etc/other /usr/share/other\n',
    'RUN if [ -n "$A" ]; then mkdir stage; fi\n',
    'RUN cd /srv && mkdir stage\n',
  ])('are not those that something fills, or is there to be filled: %s', (steps) => {
    expect(given(steps)).toBeUndefined();
  });
});

describe('more steps for a RUN', () => {
  it.each([
    [
      'RUN apt-get update \\\n\t&& apt-get install -y x\n',
      ' \\\n\t&& groupadd --system --gid 10001 app \\\n\t&& useradd',
    ],
    [
      'RUN apt-get update && \\\n      apt-get install -y x\n',
      ' && \\\n      groupadd --system --gid 10001 app && \\\n      useradd',
    ],
    ['RUN apt-get install -y \\\n\tx\n', ' \\\n\t&& groupadd'],
    ['RUN apt-get install -y x\n', ' \\\n    && groupadd'],
  ])('are joined to it as its own are: %s', (run, joined) => {
    expect(rewritten(`${run}CMD ["x"]\n`)).toContain(`${run.trimEnd()}${joined}`);
  });

  it('keep their line endings', () => {
    const text = `${BASE}RUN apt-get update \\\n\t&& apt-get install -y x\nCMD ["x"]\n`.replaceAll('\n', '\r\n');
    const result = nonRoot(testImage(text));
    const after = result.offered ? applyEdits(text, result.edits) : '';
    expect(after).toContain('install -y x \\\r\n\t&& groupadd --system');
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

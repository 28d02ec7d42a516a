import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { scriptUses as uses } from '../../support/script-uses.ts';

beforeAll(loadShellGrammar);

const X = '#!/bin/sh\ntrue\n';

describe('what a build puts somewhere', () => {
  const image = (run: string): Record<string, string> => ({
    Dockerfile: `FROM debian:12\nCOPY s/ /s/\n${run}\n`,
    's/x.sh': X,
  });

  it.each([
    ['a link', 'RUN ln -sf /s/x.sh /usr/local/bin/x', ['Dockerfile:3 run places *']],
    ['a copy', 'RUN mkdir /etc/my_init.d && cp /s/x.sh /etc/my_init.d/', ['Dockerfile:3 run places *']],
    ['a move', 'RUN set -e; mv /s/x.sh /opt/', ['Dockerfile:3 run places *']],
    ['a line of cron', 'RUN echo "0 3 * * * root /s/x.sh" > /etc/cron.d/x', ['Dockerfile:3 run written *']],
    ['a line of a profile', 'RUN printf ". /s/x.sh\\n" >> ~/.bashrc', ['Dockerfile:3 run written *']],
    ['a line that goes through a pipe', 'RUN echo "* * * * * /s/x.sh" | crontab -', ['Dockerfile:3 run written *']],
    ['lines of a subshell', 'RUN (echo "* * * * * /s/x.sh") > /etc/crontab', ['Dockerfile:3 run written *']],
  ])('serves the container: %s', (_, run, expected) => {
    const found = uses(image(run), 's/x.sh').filter((use) => !use.includes('mentions'));
    expect(found).toEqual(expected);
  });

  it('is for the build where only the build runs it', () => {
    expect(uses(image('RUN cp /s/x.sh /tmp/ && sh /tmp/x.sh'), 's/x.sh')).toEqual([
      'Dockerfile:3 build places *',
      'Dockerfile:3 build runs *',
    ]);
  });

  it('is found in the scripts of a build, also behind a function that runs its words', () => {
    const files = {
      Dockerfile: 'FROM debian:12\nCOPY . /b\nRUN /b/build.sh\n',
      'build.sh':
        '#!/bin/bash\nrun() { "$@"; }\nrun cp /b/svc/web /etc/service/web/run\ncp /b/once.sh /tmp\n/tmp/once.sh\nrun rm -f /b/{build,old}.sh\n',
      'svc/web': '#!/bin/sh\nexec web\n',
      'once.sh': X,
      'old.sh': X,
    };
    expect(uses(files, 'svc/web')).toEqual(['build.sh:3 run places *']);
    expect(uses(files, 'once.sh')).toEqual(['build.sh:4 build places *', 'build.sh:5 build runs *']);
    expect(uses(files, 'old.sh')).toEqual([]);
  });

  it('takes what a pattern stands for along', () => {
    const files = image('RUN ln -s /s/* /usr/local/bin/');
    expect(uses(files, 's/x.sh')).toEqual(['Dockerfile:3 run may-run *']);
  });
});

describe('what an image can have', () => {
  const caller = '#!/bin/sh\n/opt/y.sh\n./z.sh\n';

  it('holds nothing that no image copies and no service mounts', () => {
    const files = {
      Dockerfile: 'FROM debian:12\nCOPY start.sh /\nRUN sh /tmp/setup.sh\nCMD ["/start.sh"]\n',
      'start.sh': caller,
      'dev/y.sh': X,
      'dev/setup.sh': X,
    };
    expect(uses(files, 'dev/y.sh')).toEqual(['start.sh:2 development runs']);
    expect(uses(files, 'dev/setup.sh')).toEqual(['Dockerfile:3 development runs']);
  });

  it('holds what is copied elsewhere or mounted, by name or with all that people work in', () => {
    const files = (compose: string): Record<string, string> => ({
      Dockerfile: 'FROM debian:12\nCOPY start.sh /\nCMD ["/start.sh"]\n',
      'start.sh': caller,
      'compose.yaml': `services:\n  a:\n    build: .\n    volumes: ["${compose}"]\n`,
      'dev/y.sh': X,
    });
    for (const volume of ['./dev/y.sh:/opt/y.sh', './dev:/opt', '.:/src'])
      expect(uses(files(volume), 'dev/y.sh')).toContain('start.sh:2 run runs *');
    const base = { ...files('./data:/data'), 'base/Dockerfile': 'FROM alpine\nCOPY dev/ /opt/\n' };
    expect(uses(base, 'dev/y.sh')).toContain('start.sh:2 run runs *');
  });

  it('holds what the build lends itself as long as it builds', () => {
    const files = {
      Dockerfile:
        'FROM debian:12\nRUN --mount=type=bind,source=build,target=/build /build/run.sh\nCOPY start.sh /\nCMD ["/start.sh"]\n',
      'build/run.sh': '#!/bin/sh\n"$(dirname "$0")"/deps.sh\n',
      'build/deps.sh': X,
      'start.sh': '#!/bin/sh\ncd /data && ./run.sh\n',
    };
    expect(uses(files, 'build/run.sh')).toEqual(['Dockerfile:2 build runs *', 'start.sh:2 development runs']);
    expect(uses(files, 'build/deps.sh')).toEqual(['build/run.sh:2 build runs *']);
  });

  it('holds at the end what a script runs that works in both', () => {
    const files = {
      Dockerfile: 'FROM debian:12 AS b\nCOPY . /b\nRUN /b/both.sh\nFROM b\nCMD ["/b/both.sh"]\n',
      'both.sh': '#!/bin/sh\n. /b/lib.sh\n',
      'lib.sh': X,
    };
    expect(uses(files, 'lib.sh')).toEqual(['both.sh:2 run runs *']);
  });

  it('has at the start what its path says, by whatever it is mounted', () => {
    const files = (cmd: string): Record<string, string> => ({
      'dns/Dockerfile': `FROM debian:12\nCMD ["${cmd}"]\n`,
      'dns/init.sh': X,
    });
    expect(uses(files('/mnt/dns/init.sh'), 'dns/init.sh')).toEqual(['dns/Dockerfile:2 run runs *']);
    const two = { ...files('/mnt/dns/init.sh'), 'alt/dns/init.sh': X, 'alt/init.sh': X };
    expect(uses(two, 'dns/init.sh')).toEqual(['dns/Dockerfile:2 run runs *']);
    expect(uses(two, 'alt/dns/init.sh')).toEqual([]);
    expect(uses(files('/opt/vendor/init.sh'), 'dns/init.sh')).toEqual(['dns/Dockerfile:2 development runs']);
  });

  it('has what comes from a build context with a name of its own', () => {
    const files = {
      'a/Dockerfile': 'FROM debian:12\nCOPY --from=tools x.sh /usr/bin/\nCMD ["/usr/bin/x.sh"]\n',
      'tools/x.sh': X,
    };
    expect(uses(files, 'tools/x.sh')).toContain('a/Dockerfile:3 run runs *');
  });

  it('knows a plain word that no image has for a word', () => {
    const files = {
      Dockerfile: 'FROM debian:12\nENV OUT="${CACHE}/build"\nRUN make -C ${CACHE}/build\n',
      'hooks/build': X,
    };
    expect(uses(files, 'hooks/build')).toEqual(['hooks/build:1 development convention']);
  });
});

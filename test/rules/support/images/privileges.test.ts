import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  dropsPrivileges,
  endsAsRoot,
  isUnprivilegedImage,
  maySwitch,
} from '../../../../src/rules/support/images/privileges.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { testImage } from '../../../support/images.ts';

beforeAll(() => loadShellGrammar());

describe('dropsPrivileges', () => {
  const drops = (dockerfile: string, script?: string): boolean =>
    dropsPrivileges(testImage(`${dockerfile}\n`, script === undefined ? {} : { 'start.sh': script }));

  it.each([
    'FROM a\nENTRYPOINT ["gosu", "app", "x"]',
    'FROM a\nCMD su-exec app x',
    'FROM a\nCMD a; suexec app x',
    'FROM a\nCMD setpriv --reuid=1 x',
    'FROM a\nCMD runuser -u app x',
    'FROM a\nCMD chpst -u app x',
    'FROM a\nCMD s6-setuidgid app x',
    'FROM a\nCMD setuidgid app x',
    'FROM a\nCMD su app -c x',
    'FROM a\nCMD sudo -u app x',
    'FROM a\nCMD sudo --user=app x',
    'FROM a\nENTRYPOINT ["/init"]',
    'FROM a\nCMD ["/sbin/my_init"]',
    'FROM a\nCMD ["/sbin/init"]',
    'FROM a\nCMD ["/usr/sbin/init"]',
    'FROM a\nCMD ["/lib/systemd/systemd"]',
    'FROM a\nCMD ["/usr/lib/systemd/systemd"]',
    'FROM a\nCMD ["sshd", "-D"]',
    'FROM a\nCMD /usr/sbin/sshd -D',
    'FROM postgres:16',
    'FROM docker.io/library/redis',
    'FROM mysql@sha256:abc',
    'FROM hashicorp/vault:1',
    'FROM postgis/postgis\nCMD ["x"]',
    'FROM postgres:16 AS b\nFROM b',
  ])('%j', (dockerfile) => expect(drops(dockerfile)).toBe(true));

  it.each([
    'FROM a\nCMD ["x"]',
    'FROM a\nRUN gosu app x\nCMD ["x"]',
    'FROM a\nCMD sudo x',
    'FROM a\nCMD env -u HOME x',
    'FROM a\nCMD mygosu app x',
    'FROM a\nCMD gosux app x',
    'FROM a\nCMD ["/init.sh"]',
    'FROM a\nCMD ["/x/init"]',
    'FROM a\nCMD ["x", "/init"]',
    'FROM a\nCMD ["/x/sshd"]',
    'FROM postgres:16\nENTRYPOINT ["x"]',
    'FROM me/postgres',
    'FROM postgresql',
    'FROM $X',
    'FROM gcr.io/postgres:1',
  ])('not %j', (dockerfile) => expect(drops(dockerfile)).toBe(false));

  const START = 'FROM a\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]';
  it.each([
    '#!/bin/sh\nexec gosu app "$@"\n',
    '#!/bin/sh\nexec su-exec app x\n',
    '#!/bin/sh\nx && setpriv --reuid=1 x\n',
    '#!/bin/sh\nsu - app -c x\n',
    '#!/bin/sh\nsu app\n',
    '#!/bin/sh\nsu -s /bin/sh app\n',
    '#!/bin/sh\nsudo -E -u app x\n',
    '#!/bin/sh\nsudo --user app x\n',
    '#!/bin/sh\nstart-stop-daemon --start --chuid app\n',
    '#!/bin/sh\nstart-stop-daemon -S -c app\n',
    '#!/bin/sh\nX="/usr/sbin/gosu app"\n',
    '#!/bin/sh\nif a; then (gosu app x); fi # b\n',
  ])('with the script %j', (script) => expect(drops(START, script)).toBe(true));

  it.each([
    '#!/bin/sh\nexec x\n',
    '#!/bin/sh\n  # exec gosu app x\nx\n',
    '#!/bin/sh\n# a\n# su app\n',
    '#!/bin/sh\nmygosu app x\n',
    '#!/bin/sh\necho sum\n',
    '#!/bin/sh\nsudo x\n',
    '#!/bin/sh\nsudo x; y -u z\n',
    '#!/bin/sh\nstart-stop-daemon --start\n',
    '#!/bin/sh\ngosu\n',
  ])('not with the script %j', (script) => expect(drops(START, script)).toBe(false));
});

describe('maySwitch', () => {
  const may = (dockerfile: string, script?: string): boolean =>
    maySwitch(testImage(`${dockerfile}\n`, script === undefined ? {} : { 'start.sh': script }), [
      { name: 'app' },
      { name: 'w.w' },
    ]);

  it.each([
    ['FROM a', undefined],
    ['FROM a\nCMD ["x"]', undefined],
    ['FROM a\nCMD ["node", "--user=app"]', undefined],
    ['FROM a\nCMD ["node", "w.w"]', undefined],
    ['FROM a\nRUN apt-get install -y gosu\nCMD ["node"]', undefined],
    ['FROM a\nRUN apk add su-exec\nCMD ["node"]', undefined],
    ['FROM a\nRUN setpriv x\nCMD ["node"]', undefined],
    ['FROM a\nRUN curl s6-overlay\nCMD ["node"]', undefined],
    ['FROM a\nENTRYPOINT ["/app/entrypoint"]', undefined],
    ['FROM a\nENTRYPOINT ["/srv/x.sh"]', undefined],
    ['FROM a\nENTRYPOINT ["./x.bash"]', undefined],
    ['FROM a\nCMD []', undefined],
    ['FROM a\nCMD node && x', undefined],
    ['FROM a\nCMD ["/usr/app/x"]', undefined],
    ['FROM a\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]', '#!/bin/sh\nx app\n'],
    ['FROM a\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\nCMD ["x"]', '#!/bin/sh\nexec "$@"\n'],
  ])('%j', (dockerfile, script) => expect(may(dockerfile, script)).toBe(true));

  it.each([
    ['FROM a\nCMD ["node", "server.js"]', undefined],
    ['FROM a\nCMD ["/usr/bin/python3.12", "x"]', undefined],
    ['FROM a\nCMD ["./x"]', undefined],
    ['FROM a\nCMD ["../x"]', undefined],
    ['FROM a\nCMD ["/srv/x"]', undefined],
    ['FROM a\nCMD ["/opt/x"]', undefined],
    ['FROM a\nCMD ["/home/x/y"]', undefined],
    ['FROM a\nCMD ["/code/x"]', undefined],
    ['FROM a\nCMD ["/workspace/x"]', undefined],
    ['FROM a\nCMD ["node", "/app/x", "myapp", "app-x", "app/x", "./app", "wxw"]', undefined],
    ['FROM a\nENTRYPOINT ["node"]\nCMD ["x"]', undefined],
    ['FROM a\nENTRYPOINT ["x"]\nENTRYPOINT ["node"]', undefined],
    ['FROM a\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]', '#!/bin/sh\nx\n'],
    ['FROM a\nCOPY gosu /x\nCMD ["node"]', undefined],
    ...'npm npx yarn pnpm bun deno python gunicorn uvicorn flask celery java ruby bundle rails puma rake dotnet perl mix'
      .split(' ')
      .map((name): [string, undefined] => [`FROM a\nCMD ["${name}"]`, undefined]),
  ])('not %j', (dockerfile, script) => expect(may(dockerfile, script)).toBe(false));
});

describe('isUnprivilegedImage', () => {
  it.each(
    [
      'gcr.io/distroless/base:nonroot gcr.io/distroless/java17-debian12:debug-nonroot bitnami/redis docker.io/bitnami/redis:7 bitnamilegacy/x bitnamisecure/x',
      'chainguard/node opensearchproject/opensearch selenium/hub prom/prometheus jupyter/base-notebook curlimages/curl cgr.dev/chainguard/node dhi.io/node',
      'nginx-unprivileged nginxinc/nginx-unprivileged:1 nginxinc/nginx-unprivileged@sha256:a elasticsearch:8 kibana logstash memcached sonarqube solr haproxy percona kong',
      'docker.elastic.co/kibana/kibana:8 grafana/grafana grafana/loki:2 x.io/grafana/tempo grafana/k6 graylog/graylog jenkins/jenkins:lts sonatype/nexus3 keycloak/keycloak apache/airflow',
      'registry.access.redhat.com/ubi9/python-311 registry.redhat.io/rhel8/nodejs-18 registry.redhat.com/ubi10/go-toolset',
      'mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled mcr.microsoft.com/dotnet/runtime:8.0-azurelinux3.0-distroless mcr.microsoft.com/mssql/server:2022-latest mcr.microsoft.com/mssql/server:2019',
      'mcr.microsoft.com/devcontainers/base mcr.microsoft.com/vscode/devcontainers/base:1',
    ]
      .join(' ')
      .split(' '),
  )('%s', (name) => expect(isUnprivilegedImage(name)).toBe(true));

  it.each([
    undefined,
    ...[
      'debian gcr.io/distroless/base gcr.io/distroless/base:latest gcr.io/x:nonroot mybitnami/redis bitnami xcgr.dev/node me/cgr.dev/node nginx-unprivileged-x mynginx-unprivileged',
      'myelasticsearch elasticsearch-x kong-x grafana/other mygrafana/grafana grafana/grafana-x jenkins/agent x.io/registry.access.redhat.com/ubi9/python-311 registry.access.redhat.com/ubi9/ubi',
      'registry.access.redhat.com/x/python-311 mcr.microsoft.com/dotnet/aspnet:8.0 mcr.microsoft.com/mssql/server:2017 x/mcr.microsoft.com/devcontainers/base mcr.microsoft.com/x/devcontainers/base',
    ]
      .join(' ')
      .split(' '),
  ])('not %s', (name) => expect(isUnprivilegedImage(name)).toBe(false));
});

describe('endsAsRoot', () => {
  it.each([
    ['FROM debian', true],
    ['FROM debian\nUSER root', true],
    ['FROM debian\nUSER 0', true],
    ['FROM debian\nUSER 00:1', true],
    ['FROM debian\nUSER Root:app', true],
    ['FROM debian\nUSER ContainerAdministrator', true],
    ['FROM bitnami/redis\nUSER root', true],
    ['FROM debian AS b\nUSER app\nFROM debian', true],
    ['FROM debian\nUSER app', false],
    ['FROM debian\nUSER rooty', false],
    ['FROM debian\nUSER xroot', false],
    ['FROM debian\nUSER 01', false],
    ['FROM debian\nUSER root\nUSER app', false],
    ['FROM debian AS b\nUSER app\nFROM b', false],
    ['FROM bitnami/redis', false],
    ['FROM mcr.microsoft.com/windows/NanoServer:ltsc2022', false],
    ['FROM $X', false],
    ['FROM scratch', false],
    ['ARG X', false],
  ])('%j: %s', (text, expected) => expect(endsAsRoot(testImage(`${text}\n`).dockerfile)).toBe(expected));
});

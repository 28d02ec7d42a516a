import { expect, it } from '@jest/globals';
import { composeSensitiveHostMount } from '../../../src/rules/compose/compose-sensitive-host-mount.ts';
import { problemsOf, yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeSensitiveHostMount, {
  fires: [
    { name: 'root', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/:/host:ro']\n", lines: [4] },
    {
      name: 'below a system folder',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - /var/lib/x:/data\n      - /proc:/host/proc:ro\n',
      lines: [5, 6],
    },
    {
      name: 'long',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - type: bind\n        source: /etc\n        target: /x\n',
      lines: [6],
    },
    {
      name: 'a volume with a device',
      yaml: 'volumes:\n  x:\n    driver_opts:\n      type: none\n      o: bind\n      device: /home/me/x\n',
      lines: [6],
    },
    {
      name: 'the time zone, writable',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/etc/localtime:/etc/localtime']\n",
      lines: [4],
    },
    {
      name: 'beside what says nothing secret, and that writable',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - /etc/os-release:/x\n      - /etc/hosts.allow:/y:ro\n      - /etc/pki:/z:ro\n      - /etc/passwd:/etc/passwd:ro\n',
      lines: [5, 6, 7, 8],
    },
    {
      name: 'odd spelling',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['//etc/../etc/./ssl/:/x']\n",
      lines: [4],
    },
    {
      name: 'the folders, below too',
      yaml: 'services:\n  a:\n    image: x:1\n    volumes:\n      - /boot:/b\n      - /dev/ttyUSB0:/dev/ttyUSB0\n      - /media/x:/m:ro\n      - /srv/data:/d\n      - /var/log:/var/log\n      - /lib/modules:/lib/modules:ro\n      - "/home/x/.ssh:/x"\n      - /opt/x:/x\n      - C:/etc:/x\n',
      lines: [5, 6, 7, 8, 9, 10, 11],
    },
  ],
  silent: [
    {
      name: 'the time zone, read-only',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n      - /etc/timezone:/etc/timezone:ro\n',
    },
    {
      name: 'what says nothing secret, read-only',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - /etc/os-release:/host/etc/os-release:ro\n      - /usr/lib/os-release:/x:ro\n      - /etc/pki/tls/certs:/y:ro\n      - /etc/resolv.conf:/etc/resolv.conf:ro\n      - type: bind\n        source: /etc/hostname\n        target: /z\n        read_only: true\n',
    },
    {
      name: 'a folder that only begins alike',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/etcetera:/x', '/rootfs:/y']\n",
    },
    { name: 'below the file', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./etc:/etc', './:/srv']\n" },
    { name: 'named', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['etc:/etc']\n" },
    {
      name: 'the socket',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/var/run/docker.sock:/var/run/docker.sock']\n",
    },
    { name: 'NFS', yaml: "volumes:\n  x:\n    driver_opts:\n      type: nfs\n      device: ':/srv/x'\n" },
    { name: 'only a target', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/var/lib/x']\n" },
    { name: 'another place', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/opt/x:/x', '/data:/y']\n" },
    {
      name: 'shared memory',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/dev/shm:/dev/shm', '/dev/net/tun:/dev/net/tun']\n",
    },
  ],
});

it('asks for what is not there yet', () => {
  const yaml =
    "services:\n  a:\n    image: a:1\n    volumes: ['/etc/localtime:/etc/localtime', '/:/host:ro', '/etc/passwd:/x:ro', '/var/lib/x:/y']\n";
  expect(
    problemsOf(composeSensitiveHostMount, { name: '', dockerfile: yaml }).map(
      ({ message }) => message.split(' of the host; ')[1],
    ),
  ).toEqual([
    'mount it read-only.',
    'it may read secrets there: mount less of it, or nothing.',
    'it may read secrets there: mount less of it, or nothing.',
    'use a named volume, or mount just the file that it needs, read-only.',
  ]);
});

import { composeDockerSocket } from '../../../src/rules/compose/compose-docker-socket.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeDockerSocket, {
  fires: [
    {
      name: 'short, read-only',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n',
      lines: [5],
    },
    { name: 'bare path', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/run/docker.sock']\n", lines: [4] },
    {
      name: 'long',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - type: bind\n        source: /run/docker.sock\n        target: /var/run/docker.sock\n',
      lines: [6],
    },
    {
      name: 'default of a variable',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - ${SOCK:-/var/run/docker.sock}:/var/run/docker.sock\n',
      lines: [5],
    },
    {
      name: 'an unknown variable onto the usual place',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - ${SOCK}:/var/run/docker.sock\n',
      lines: [5],
    },
    {
      name: "Podman's",
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - /run/user/1000/podman/podman.sock:/x.sock\n',
      lines: [5],
    },
    {
      name: 'Windows pipe',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - \\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine\n',
      lines: [5],
    },
    {
      name: 'an anchor of two services, once',
      yaml: 'x-v: &v\n  - /run/docker.sock:/run/docker.sock\nservices:\n  a:\n    volumes: *v\n  b:\n    volumes: *v\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'another socket',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - /run/mysqld.sock:/run/mysqld.sock\n',
    },
    {
      name: 'only in a comment',
      yaml: 'services:\n  a:\n    image: a:1\n    # - /var/run/docker.sock:/var/run/docker.sock\n',
    },
  ],
});

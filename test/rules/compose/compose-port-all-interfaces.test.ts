import { composePortAllInterfaces } from '../../../src/rules/compose/compose-port-all-interfaces.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composePortAllInterfaces, {
  fires: [
    {
      name: 'short',
      yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - "5432:5432"\n      - 53:53/udp\n',
      lines: [5, 6],
      fixed:
        'services:\n  a:\n    image: a:1\n    ports:\n      - "127.0.0.1:5432:5432"\n      - 127.0.0.1:53:53/udp\n',
    },
    {
      name: 'without a host port',
      yaml: 'services:\n  a:\n    image: a:1\n    ports: [80]\n',
      lines: [4],
      fixed: 'services:\n  a:\n    image: a:1\n    ports: [127.0.0.1::80]\n',
    },
    {
      name: 'long',
      yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - target: 80\n        published: "8080"\n',
      lines: [5],
      fixed:
        'services:\n  a:\n    image: a:1\n    ports:\n      - target: 80\n        published: "8080"\n        host_ip: 127.0.0.1\n',
    },
    {
      name: 'a default',
      yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - ${PORT:-80}:80\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: a:1\n    ports:\n      - 127.0.0.1:${PORT:-80}:80\n',
    },
  ],
  silent: [
    { name: 'loopback', yaml: "services:\n  a:\n    image: a:1\n    ports: ['127.0.0.1:80:80']\n" },
    { name: 'said in so many words', yaml: "services:\n  a:\n    image: a:1\n    ports: ['0.0.0.0:80:80']\n" },
    { name: 'IPv6', yaml: "services:\n  a:\n    image: a:1\n    ports: ['[::1]:80:80']\n" },
    {
      name: 'long with an address',
      yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - target: 80\n        published: 80\n        host_ip: 10.0.0.1\n',
    },
    { name: 'long without a host port', yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - target: 80\n' },
    { name: 'unknown', yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - ${BIND}\n' },
  ],
});

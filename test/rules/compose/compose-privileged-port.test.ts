import { composePrivilegedPort } from '../../../src/rules/compose/compose-privileged-port.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composePrivilegedPort, {
  fires: [
    {
      name: 'short',
      yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - "80:8080"\n      - 8443:443/tcp\n',
      lines: [5, 6],
    },
    {
      name: 'a range and an address',
      yaml: "services:\n  a:\n    image: a:1\n    ports:\n      - 127.0.0.1:1000-1030:3000-3030\n      - '[::1]:22:2222'\n",
      lines: [5, 6],
    },
    {
      name: 'long',
      yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - target: 80\n        published: "8080"\n',
      lines: [5],
    },
    { name: 'a number', yaml: 'services:\n  a:\n    image: a:1\n    ports: [80]\n', lines: [4] },
    { name: 'a default', yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - ${PORT:-80}:8080\n', lines: [5] },
  ],
  silent: [
    { name: 'high', yaml: "services:\n  a:\n    image: a:1\n    ports: ['8080:8080', '1024']\n" },
    {
      name: 'the capability is dropped',
      yaml: "services:\n  a:\n    image: a:1\n    cap_drop: [NET_BIND_SERVICE]\n    ports: ['80:80']\n",
    },
    { name: 'all are dropped', yaml: "services:\n  a:\n    image: a:1\n    cap_drop: [ALL]\n    ports: ['80:80']\n" },
    { name: 'an unknown variable', yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - ${PORT}:8080\n' },
  ],
});

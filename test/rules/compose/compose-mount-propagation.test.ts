import { composeMountPropagation } from '../../../src/rules/compose/compose-mount-propagation.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeMountPropagation, {
  fires: [
    {
      name: 'beside another key',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - type: bind\n        source: ./x\n        target: /x\n        bind:\n          create_host_path: true\n          propagation: rslave\n',
      lines: [10],
      fixed:
        'services:\n  a:\n    image: a:1\n    volumes:\n      - type: bind\n        source: ./x\n        target: /x\n        bind:\n          create_host_path: true\n',
    },
    {
      name: 'short',
      yaml: "services:\n  a:\n    image: a:1\n    volumes:\n      - ./x:/x:rshared\n      - './y:/y:ro,slave'\n      - ./z:/z:shared,ro\n",
      lines: [5, 6, 7],
      fixed: "services:\n  a:\n    image: a:1\n    volumes:\n      - ./x:/x\n      - './y:/y:ro'\n      - ./z:/z:ro\n",
    },
    {
      name: 'in braces',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - {type: bind, source: ./x, target: /x, bind: {propagation: shared}}\n',
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'private',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - ./x:/x:rprivate\n      - type: bind\n        source: ./x\n        target: /x\n        bind: {propagation: rprivate}\n',
    },
    { name: 'a folder called shared', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./shared:/shared']\n" },
  ],
});

import { composeWritableRoot } from '../../../src/rules/compose/compose-writable-root.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeWritableRoot, {
  fires: [
    {
      name: 'without the key',
      yaml: 'services:\n  a:\n    image: a:1\n',
      lines: [2],
      fixed: 'services:\n  a:\n    image: a:1\n    read_only: true\n    tmpfs:\n      - /tmp\n',
    },
    {
      name: 'with a tmpfs',
      yaml: 'services:\n  a:\n    image: a:1\n    tmpfs: /run\n',
      lines: [2],
      fixed: 'services:\n  a:\n    image: a:1\n    tmpfs: /run\n    read_only: true\n',
    },
    { name: 'false', yaml: 'services:\n  a:\n    image: a:1\n    read_only: false\n', lines: [4] },
  ],
  silent: [
    { name: 'set', yaml: 'services:\n  a:\n    image: a:1\n    read_only: true\n' },
    { name: 'built only', yaml: 'services:\n  a:\n    build: .\n' },
    { name: 'a variable', yaml: 'services:\n  a:\n    image: a:1\n    read_only: ${RO}\n' },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
    { name: 'words of older YAML', yaml: 'services:\n  a:\n    image: x:1\n    read_only: yes\n' },
  ],
});

import { composePrivileged } from '../../../src/rules/compose/compose-privileged.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composePrivileged, {
  fires: [
    {
      name: 'with a comment behind it',
      yaml: 'services:\n  a:\n    privileged: true # for now\n    image: a:1\n',
      lines: [3],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    {
      name: 'as a string, at the end of the file',
      yaml: 'services:\n  a:\n    image: a:1\n    privileged: "true"',
      lines: [4],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    { name: 'in braces', yaml: 'services:\n  a: {image: "a:1", privileged: true}\n', lines: [2] },
    {
      name: 'under an anchor, once',
      yaml: 'x-base: &base\n  privileged: true\nservices:\n  a:\n    <<: *base\n    image: a:1\n  b:\n    <<: *base\n    image: b:1\n',
      lines: [2],
    },
    {
      name: 'through extends',
      yaml: 'services:\n  a:\n    extends: b\n    image: a:1\n  b:\n    image: b:1\n    privileged: true\n',
      lines: [7],
      fixed: 'services:\n  a:\n    extends: b\n    image: a:1\n  b:\n    image: b:1\n',
    },
    { name: 'by a default', yaml: 'services:\n  a:\n    privileged: ${P:-true}\n', lines: [3] },
    {
      name: 'words of older YAML',
      yaml: "services:\n  a:\n    image: x:1\n    privileged: yes\n  b:\n    image: x:1\n    privileged: 'on'\n  c:\n    image: x:1\n    privileged: no\n",
      lines: [4, 7],
      fixed: 'services:\n  a:\n    image: x:1\n  b:\n    image: x:1\n  c:\n    image: x:1\n    privileged: no\n',
    },
  ],
  silent: [
    { name: 'false', yaml: 'services:\n  a:\n    privileged: false\n' },
    {
      name: 'the service overrides its anchor',
      yaml: 'x-b: &b\n  privileged: true\nservices:\n  a:\n    <<: *b\n    privileged: false\n',
    },
    { name: 'reset', yaml: 'services:\n  a:\n    image: a:1\n    privileged: !reset true\n' },
    { name: 'an unknown variable', yaml: 'services:\n  a:\n    privileged: ${P}\n' },
    { name: 'elsewhere', yaml: 'x-a:\n  privileged: true\nvolumes:\n  privileged: true\n' },
  ],
});

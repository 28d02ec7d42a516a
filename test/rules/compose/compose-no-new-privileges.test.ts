import { composeNoNewPrivileges } from '../../../src/rules/compose/compose-no-new-privileges.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeNoNewPrivileges, {
  fires: [
    {
      name: 'without the key',
      yaml: 'services:\n  a:\n    image: a:1\n',
      lines: [2],
      fixed: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - no-new-privileges:true\n',
    },
    {
      name: 'a service that is built, at the end of a file without line ending',
      yaml: 'services:\n  a:\n    build: .',
      lines: [2],
      fixed: 'services:\n  a:\n    build: .\n    security_opt:\n      - no-new-privileges:true',
    },
    {
      name: 'another option in a list',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - label:type:x # why\n    user: x\n',
      lines: [4],
      fixed:
        'services:\n  a:\n    image: a:1\n    security_opt:\n      - label:type:x # why\n      - no-new-privileges:true\n    user: x\n',
    },
    {
      name: 'another option in brackets',
      yaml: "services:\n  a:\n    image: a:1\n    security_opt: ['label:type:x']\n",
      lines: [4],
      fixed: "services:\n  a:\n    image: a:1\n    security_opt: ['label:type:x', no-new-privileges:true]\n",
    },
    {
      name: 'set to false',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - no-new-privileges:false\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - no-new-privileges:true\n',
    },
    { name: 'in braces', yaml: "services:\n  a: {image: 'a:1'}\n", lines: [2] },
    {
      name: 'an item that was taken out at the end',
      yaml: 'services:\n  a:\n    image: a:1\n    ports:\n      - 80:80\n      # - 81:81\n    # next\n',
      lines: [2],
      fixed:
        'services:\n  a:\n    image: a:1\n    ports:\n      - 80:80\n      # - 81:81\n    security_opt:\n      - no-new-privileges:true\n    # next\n',
    },
    {
      name: 'two services with text at the end',
      yaml: 'services:\n  a:\n    image: a:1\n    command: |\n      x\n\n  # b\n  b:\n    image: b:1 # c\n\nvolumes:\n  x:\n',
      lines: [2, 8],
      fixed:
        'services:\n  a:\n    security_opt:\n      - no-new-privileges:true\n    image: a:1\n    command: |\n      x\n\n  # b\n  b:\n    image: b:1 # c\n    security_opt:\n      - no-new-privileges:true\n\nvolumes:\n  x:\n',
    },
    {
      name: 'switched off',
      yaml: 'services:\n  a:\n    image: x:1\n    security_opt:\n      - "no-new-privileges:false"\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: x:1\n    security_opt:\n      - "no-new-privileges:true"\n',
    },
    {
      name: 'an empty list',
      yaml: 'services:\n  a:\n    image: x:1\n    security_opt: [] # none\n',
      lines: [4],
      fixed: 'services:\n  a:\n    image: x:1\n    security_opt: [no-new-privileges:true] # none\n',
    },
  ],
  silent: [
    { name: 'set', yaml: "services:\n  a:\n    image: a:1\n    security_opt: ['no-new-privileges:true']\n" },
    {
      name: 'with an equals sign',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - no-new-privileges=true\n',
    },
    {
      name: 'without a value',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - no-new-privileges\n',
    },
    {
      name: 'through an anchor',
      yaml: "x-s: &s\n  security_opt: ['no-new-privileges:true']\nservices:\n  a:\n    <<: *s\n    image: a:1\n",
    },
    { name: 'privileged', yaml: 'services:\n  a:\n    image: a:1\n    privileged: true\n' },
    {
      name: 'a swarm stack',
      yaml: 'services:\n  a:\n    image: a:1\n    deploy:\n      placement: {constraints: [node.role == manager]}\n',
    },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
    { name: 'an option in a variable', yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - ${OPT}\n' },
  ],
});

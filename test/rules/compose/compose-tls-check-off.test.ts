import { composeTlsCheckOff } from '../../../src/rules/compose/compose-tls-check-off.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeTlsCheckOff, {
  fires: [
    {
      name: 'a mapping in braces',
      yaml: 'services:\n  a:\n    image: a:1\n    environment: {NODE_TLS_REJECT_UNAUTHORIZED: "0"}\n',
      lines: [4],
    },
    {
      name: 'a list',
      yaml: 'services:\n  a:\n    image: x:1\n    environment:\n      - NODE_TLS_REJECT_UNAUTHORIZED=0\n      - GIT_SSL_NO_VERIFY=true\n      - npm_config_strict_ssl=false\n      - "PYTHONHTTPSVERIFY=0"\n      - NODE_ENV=production\n',
      lines: [5, 6, 7, 8],
      fixed: 'services:\n  a:\n    image: x:1\n    environment:\n      - NODE_ENV=production\n',
    },
    {
      name: 'the only one',
      yaml: 'services:\n  a:\n    image: x:1\n    environment:\n      - NODE_TLS_REJECT_UNAUTHORIZED=0\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: x:1\n',
    },
    {
      name: 'a build argument',
      yaml: 'services:\n  a:\n    build:\n      context: .\n      args:\n        NODE_TLS_REJECT_UNAUTHORIZED: 0\n',
      lines: [6],
    },
    {
      name: 'an anchor, once',
      yaml: 'x-env: &env\n  A: b\n  NODE_TLS_REJECT_UNAUTHORIZED: 0\nservices:\n  a:\n    image: x:1\n    environment: *env\n  b:\n    image: x:1\n    environment:\n      <<: *env\n',
      lines: [3],
      fixed:
        'x-env: &env\n  A: b\nservices:\n  a:\n    image: x:1\n    environment: *env\n  b:\n    image: x:1\n    environment:\n      <<: *env\n',
    },
  ],
  silent: [
    {
      name: 'elsewhere',
      yaml: 'services:\n  a:\n    image: a:1\n    labels:\n      NODE_TLS_REJECT_UNAUTHORIZED: "0"\n',
    },
    {
      name: 'switched on, or not known',
      yaml: 'services:\n  a:\n    image: x:1\n    environment:\n      NODE_TLS_REJECT_UNAUTHORIZED: "1"\n      GIT_SSL_NO_VERIFY: ""\n      NPM_CONFIG_STRICT_SSL: "true"\n      PYTHONHTTPSVERIFY: ${VERIFY}\n      X_NODE_TLS_REJECT_UNAUTHORIZED: 0\n',
    },
  ],
});

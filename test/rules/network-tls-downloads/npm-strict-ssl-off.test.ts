import { npmStrictSslOff } from '../../../src/rules/network-tls-downloads/npm-strict-ssl-off.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmStrictSslOff, {
  fires: [
    {
      name: 'beside what depends on it',
      dockerfile:
        'FROM a:1\nRUN npm config set strict-ssl false || true\nRUN yarn config set enableStrictSsl "false" && x\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN npm config set strict-ssl true || true\nRUN x\n',
    },

    {
      name: 'ENV, both forms',
      dockerfile: 'FROM a:1\nENV NPM_CONFIG_STRICT_SSL false\nENV A=b \\\n    NPM_CONFIG_STRICT_SSL="false"\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nENV A=b\n',
    },
    {
      name: 'ARG, in front of a command',
      dockerfile: 'FROM a:1\nARG NPM_CONFIG_STRICT_SSL=false\nRUN NPM_CONFIG_STRICT_SSL=false b\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN b\n',
    },
    {
      name: 'ONBUILD, the first of several',
      dockerfile: 'FROM a:1\nONBUILD ENV NPM_CONFIG_STRICT_SSL=false A=b\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD ENV A=b\n',
    },
    { name: 'exported', dockerfile: "FROM a:1\nRUN export NPM_CONFIG_STRICT_SSL='false' && b\n", lines: [2] },
    {
      name: 'small letters',
      dockerfile: 'FROM a:1\nENV npm_config_strict_ssl=false\n',
      lines: [2],
      fixed: 'FROM a:1\n',
    },
    {
      name: 'config set',
      dockerfile: 'FROM a:1\nRUN npm config set strict-ssl false && npm ci\nRUN yarn config set strict-ssl false -g\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN npm ci\n',
    },
    {
      name: 'equals',
      dockerfile: 'FROM a:1\nRUN npm config set strict-ssl=false && echo "strict-ssl = false" > .npmrc\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN npm config set strict-ssl=true && echo "strict-ssl = true" > .npmrc\n',
    },
    {
      name: 'where the command stays',
      dockerfile:
        'FROM node:20\nRUN if true; then npm config set strict-ssl false; fi\nRUN ["npm", "config", "set", "strict-ssl", "false"]\nRUN bash -c "npm config set strict-ssl \'false\' && npm ci"\nONBUILD RUN npm config set strict-ssl false\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM node:20\nRUN if true; then npm config set strict-ssl true; fi\nRUN ["npm", "config", "set", "strict-ssl", "true"]\nRUN bash -c "npm config set strict-ssl \'true\' && npm ci"\nONBUILD RUN npm config set strict-ssl true\n',
    },
    {
      name: 'behind blank lines',
      dockerfile: 'FROM node:20\nRUN true \\\n\n && npm config set strict-ssl false\n',
      lines: [4],
      fixed: 'FROM node:20\nRUN true\n',
    },
  ],
  silent: [
    {
      name: 'other keys, values and programs',
      dockerfile:
        'FROM a:1\nRUN npm config set strict-ssl true && npm config get strict-ssl && npm config set my-strict-ssl false && npm config set strict-ssl-x false && npm config set x false\nRUN pip config set strict-ssl false && npm false\nRUN echo strict-ssl=false > /etc/x\nENV MY_NPM_CONFIG_STRICT_SSL=false NPM_CONFIG_STRICT_SSL_X=false\nENV NPM_CONFIG_STRICT_SSL=10\nENV NPM_CONFIG_STRICT_SSL=falsey\n',
    },

    { name: 'on', dockerfile: 'FROM a:1\nENV NPM_CONFIG_STRICT_SSL=true\nRUN npm config set strict-ssl true\n' },
    { name: 'another program', dockerfile: 'FROM a:1\nRUN other config set strict-ssl false\n' },
  ],
});

import { npmIgnoreScripts } from '../../../src/rules/packages-lang/npm-ignore-scripts.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmIgnoreScripts, {
  fires: [
    {
      name: 'variables and files that do not say yes, or are for something else',
      dockerfile:
        'FROM node:22\nRUN npm_config_ignore_scripts=false npm ci\nRUN npm_config_ignore_scripts=untrue npm ci\nRUN npm_config_ignore_scripts=truely npm ci\nRUN YARN_ENABLE_SCRIPTS=false npm ci\nRUN YARN_ENABLE_SCRIPTS=true yarn\nRUN export npm_config_cache=true && pnpm install\nRUN export npm_config_ignore_scripts; npm ci\n',
      lines: [2, 3, 4, 5, 6, 7, 8],
      fixed:
        'FROM node:22\nRUN npm_config_ignore_scripts=false npm ci --ignore-scripts\nRUN npm_config_ignore_scripts=untrue npm ci --ignore-scripts\nRUN npm_config_ignore_scripts=truely npm ci --ignore-scripts\nRUN YARN_ENABLE_SCRIPTS=false npm ci --ignore-scripts\nRUN YARN_ENABLE_SCRIPTS=true yarn --ignore-scripts\nRUN export npm_config_cache=true && pnpm install --ignore-scripts\nRUN export npm_config_ignore_scripts; npm ci --ignore-scripts\n',
      files: { '.npmrc': '; ignore-scripts=true\nx-ignore-scripts=true\nignore-scripts=falsetrue\n' },
    },
    {
      name: 'flags without a subcommand',
      dockerfile: 'FROM node:22\nRUN yarn --frozen-lockfile && npm install-clean && npm isntall\n',
      lines: [2, 2, 2],
      fixed:
        'FROM node:22\nRUN yarn --ignore-scripts --frozen-lockfile && npm install-clean --ignore-scripts && npm isntall --ignore-scripts\n',
    },

    {
      name: 'managers',
      dockerfile: 'FROM a:1\nRUN npm i && pnpm install && yarn install && yarn --frozen-lockfile\n',
      lines: [2, 2, 2, 2],
      fixed:
        'FROM a:1\nRUN npm i --ignore-scripts && pnpm install --ignore-scripts && yarn install --ignore-scripts && yarn --ignore-scripts --frozen-lockfile\n',
    },
  ],
  silent: [
    {
      name: 'by a variable',
      dockerfile:
        'FROM node:22\nRUN export npm_config_ignore_scripts=true && npm ci\nRUN NPM_CONFIG_IGNORE_SCRIPTS=TRUE pnpm install\nENV YARN_ENABLE_SCRIPTS=false\nRUN yarn && yarn install\nENV NPM_CONFIG_IGNORE_SCRIPTS=true\nRUN npm ci\n',
    },
    {
      name: 'by a file',
      dockerfile: 'FROM node:22\nRUN npm ci\n',
      files: { '.npmrc': 'cache=/x\n  ignore-scripts = true\n' },
    },
    {
      name: 'other subcommands',
      dockerfile:
        'FROM node:22\nRUN yarn -v && yarn --help && yarn -h && yarn --version && yarn build && npm && npm run && npm uninstall x && npm install-test && cnpm install && bun install\n',
    },

    { name: 'flag', dockerfile: 'FROM a:1\nRUN npm ci --ignore-scripts\n' },
    {
      name: 'variables',
      dockerfile:
        'FROM a:1\nENV npm_config_ignore_scripts=true\nRUN npm ci && YARN_ENABLE_SCRIPTS=false yarn install\n',
    },
    { name: 'configuration', dockerfile: 'FROM a:1\nRUN npm ci\n', files: { '.npmrc': 'ignore-scripts=true\n' } },
    { name: 'no install', dockerfile: 'FROM a:1\nRUN yarn --version && yarn build && npm run build\n' },
  ],
});

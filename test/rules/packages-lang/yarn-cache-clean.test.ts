import { yarnCacheClean } from '../../../src/rules/packages-lang/yarn-cache-clean.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yarnCacheClean, {
  fires: [
    {
      name: 'removed before, by something else, something else removed',
      dockerfile:
        'FROM node:22\nRUN rm -rf ~/.cache && yarn install\nRUN yarn install && echo ~/.cache\nRUN yarn install && rm -rf /tmp\nRUN yarn install && yarn cache list\nRUN yarn install && yarn run clean\nRUN yarn install && yarn cache\nRUN yarn cache clean && yarn\nRUN yarn --frozen-lockfile --help-x\nRUN yarn install && npm cache clean\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9, 10],
      fixed:
        'FROM node:22\nRUN rm -rf ~/.cache && yarn install && yarn cache clean\nRUN yarn install && echo ~/.cache && yarn cache clean\nRUN yarn install && rm -rf /tmp && yarn cache clean\nRUN yarn install && yarn cache list && yarn cache clean\nRUN yarn install && yarn run clean && yarn cache clean\nRUN yarn install && yarn cache && yarn cache clean\nRUN yarn cache clean && yarn && yarn cache clean\nRUN yarn --frozen-lockfile --help-x && yarn cache clean\nRUN yarn install && npm cache clean && yarn cache clean\n',
    },

    {
      name: 'install',
      dockerfile: 'FROM a:1\nRUN yarn install\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN yarn install && yarn cache clean\n',
    },
    {
      name: 'without a subcommand',
      dockerfile: 'FROM a:1\nRUN yarn --production && yarn build\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN yarn --production && yarn build && yarn cache clean\n',
    },
    {
      name: 'clean-up before',
      dockerfile: 'FROM a:1\nRUN yarn cache clean && yarn install\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN yarn cache clean && yarn install && yarn cache clean\n',
    },
  ],
  silent: [
    {
      name: 'removed in other ways',
      dockerfile:
        'FROM node:22\nRUN yarn && rm -rf "$(yarn cache dir)"\nRUN yarn && rm -rf /usr/local/share/yarncache /x/.yarn-cache\nRUN yarn && rm -rf /y/.yarn_cache/.cache\n',
    },
    {
      name: 'a cache elsewhere, nothing installed',
      dockerfile:
        'FROM node:22\nRUN yarn install --cache-folder /c && npm install && apt-get install yarn\nRUN yarn --silent --version && yarn -h\n',
    },

    {
      name: 'cleaned',
      dockerfile: 'FROM a:1\nRUN yarn install && yarn cache clean\nRUN yarn && rm -rf "$(yarn cache dir)"\n',
    },
    {
      name: 'mount',
      dockerfile:
        'FROM a:1\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\nRUN --mount=type=cache,target=/usr/local/share/.cache yarn install\n',
    },
    {
      name: 'a stage that only builds',
      dockerfile: 'FROM a:1 AS b\nRUN yarn install\nFROM c:1\nCOPY --from=b /x /x\n',
    },
    {
      name: 'cache in the project',
      dockerfile: 'FROM a:1\nRUN yarn install\n',
      files: { '.yarnrc.yml': 'nodeLinker: pnp\n' },
    },
    { name: 'no install', dockerfile: 'FROM a:1\nRUN yarn build && yarn --version\n' },
  ],
});

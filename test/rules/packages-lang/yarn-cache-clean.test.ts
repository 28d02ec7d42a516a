import { yarnCacheClean } from '../../../src/rules/packages-lang/yarn-cache-clean.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yarnCacheClean, {
  fires: [
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

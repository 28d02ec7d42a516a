import { npmCacheClean } from '../../../src/rules/packages-lang/npm-cache-clean.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmCacheClean, {
  fires: [
    {
      name: 'removed before, by something else, something else removed',
      dockerfile:
        'FROM node:22\nRUN rm -rf ~/.npm && npm ci\nRUN npm ci && echo ~/.npm\nRUN npm ci && rm -rf /tmp\nRUN npm add x\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM node:22\nRUN rm -rf ~/.npm && npm ci && npm cache clean --force\nRUN npm ci && echo ~/.npm && npm cache clean --force\nRUN npm ci && rm -rf /tmp && npm cache clean --force\nRUN npm add x && npm cache clean --force\n',
    },
    {
      name: 'a cache in a folder that is not mounted',
      dockerfile:
        'FROM node:22\nENV NPM_CONFIG_CACHE=/c\nRUN --mount=type=bind,target=/c npm ci\nRUN --mount=type=cache,target=/cc npm ci\nRUN npm ci\n',
      lines: [3, 4, 5],
      fixed:
        'FROM node:22\nENV NPM_CONFIG_CACHE=/c\nRUN --mount=type=bind,target=/c npm ci && npm cache clean --force\nRUN --mount=type=cache,target=/cc npm ci && npm cache clean --force\nRUN npm ci && npm cache clean --force\n',
    },
    {
      name: 'by another user, with more behind it',
      dockerfile: 'FROM node:22\nRUN sudo npm ci && npm run build\nRUN npm install && yarn cache clean\n',
      lines: [2, 3],
      fixed:
        'FROM node:22\nRUN sudo npm ci && npm run build\nRUN npm install && yarn cache clean && npm cache clean --force\n',
    },

    {
      name: 'install',
      dockerfile: 'FROM a:1\nRUN npm i -g pm2@5\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN npm i -g pm2@5 && npm cache clean --force\n',
    },
    {
      name: 'in a chain, once',
      dockerfile: 'FROM a:1\nRUN npm cache clean --force && npm ci && \\\n  npm install x && \\\n  npm run build\n',
      lines: [3],
      fixed:
        'FROM a:1\nRUN npm cache clean --force && npm ci && \\\n  npm install x && \\\n  npm run build && \\\n  npm cache clean --force\n',
    },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD RUN npm install\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN npm install && npm cache clean --force\n',
    },
    {
      name: 'exec form, heredoc',
      dockerfile: 'FROM a:1\nRUN ["npm", "ci"]\nRUN <<EOF\nnpm ci\nEOF\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nRUN ["npm", "ci"]\nRUN <<EOF\nnpm ci && npm cache clean --force\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'a cache in a folder that is mounted',
      dockerfile:
        'FROM node:22\nENV NPM_CONFIG_CACHE=/c\nRUN --network=default --mount=type=tmpfs,target=/c npm ci\nFROM node:22\nENV npm_config_cache=/c\nRUN --mount=type=cache,target=/c npm ci\n',
    },
    {
      name: 'a cache elsewhere, or nothing installed',
      dockerfile:
        'FROM node:22\nRUN npm ci --cache /tmp/c && npm run ci\nRUN npm install --dry-run && npm\nRUN npm uninstall x && npm install-test-x && npm run install && yarn install\nRUN npm ci && rm -rf /root/.npm/_cacache\n',
    },

    { name: 'cleaned', dockerfile: 'FROM a:1\nRUN npm ci && npm cache clean --force\nRUN npm ci; rm -rf ~/.npm\n' },
    {
      name: 'cache mounts',
      dockerfile:
        'FROM a:1\nENV npm_config_cache=/c\nRUN --mount=type=cache,target=/root/.npm npm ci\nRUN --mount=type=cache,target=/c npm ci\n',
    },
    { name: 'a stage that only builds', dockerfile: 'FROM a:1 AS b\nRUN npm ci\nFROM c:1\nCOPY --from=b /x /x\n' },
    { name: 'no install', dockerfile: 'FROM a:1\nRUN npm run build && yarn install\n' },
  ],
});

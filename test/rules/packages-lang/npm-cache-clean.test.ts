import { npmCacheClean } from '../../../src/rules/packages-lang/npm-cache-clean.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmCacheClean, {
  fires: [
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

import { npmIgnoreScripts } from '../../../src/rules/packages-lang/npm-ignore-scripts.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmIgnoreScripts, {
  fires: [
    {
      name: 'managers',
      dockerfile: 'FROM a:1\nRUN npm i && pnpm install && yarn install && yarn --frozen-lockfile\n',
      lines: [2, 2, 2, 2],
      fixed:
        'FROM a:1\nRUN npm i --ignore-scripts && pnpm install --ignore-scripts && yarn install --ignore-scripts && yarn --ignore-scripts --frozen-lockfile\n',
    },
  ],
  silent: [
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

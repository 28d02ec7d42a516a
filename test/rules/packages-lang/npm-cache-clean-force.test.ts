import { npmCacheCleanForce } from '../../../src/rules/packages-lang/npm-cache-clean-force.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmCacheCleanForce, {
  fires: [
    {
      name: 'synonyms',
      dockerfile: 'FROM a:1\nRUN npm cache clear && npm cache rm && a\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN npm cache clear --force && npm cache rm --force && a\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM a:1\nRUN ["npm", "cache", "clean"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["npm", "cache", "clean", "--force"]\n',
    },
  ],
  silent: [
    {
      name: 'forced',
      dockerfile: 'FROM a:1\nRUN npm cache clean --force && npm --force cache clean && npm cache clean -f\n',
    },
    { name: 'others', dockerfile: 'FROM a:1\nRUN npm cache verify && yarn cache clean && npm run clean\n' },
  ],
});

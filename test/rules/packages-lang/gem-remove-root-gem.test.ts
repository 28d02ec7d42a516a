import { gemRemoveRootGem } from '../../../src/rules/packages-lang/gem-remove-root-gem.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemRemoveRootGem, {
  fires: [
    {
      name: 'removed before, something else, by something else',
      dockerfile:
        'FROM a:1\nRUN rm -rf /root/.gem && gem update\nRUN gem update && rm -rf /x/.gemspec\nRUN gem update && echo /root/.gem\n',
      lines: [2, 3, 4],
      fixed:
        'FROM a:1\nRUN rm -rf /root/.gem && gem update && rm -rf /root/.gem\nRUN gem update && rm -rf /x/.gemspec && rm -rf /root/.gem\nRUN gem update && echo /root/.gem && rm -rf /root/.gem\n',
    },

    {
      name: 'in a chain',
      dockerfile: 'FROM a:1\nRUN gem update --system && a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN gem update --system && a && rm -rf /root/.gem\n',
    },
    { name: 'exec form', dockerfile: 'FROM a:1\nRUN ["gem", "update"]\n', lines: [2] },
  ],
  silent: [
    { name: 'another manager', dockerfile: 'FROM a:1\nRUN npm update && apk update\n' },

    { name: 'removed', dockerfile: 'FROM a:1\nRUN gem update && rm -rf /root/.gem\nRUN gem update && rm -r ~/.gem/\n' },
    { name: 'install', dockerfile: 'FROM a:1\nRUN gem install a\n' },
  ],
});

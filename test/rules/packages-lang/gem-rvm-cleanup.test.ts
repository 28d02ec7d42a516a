import { gemRvmCleanup } from '../../../src/rules/packages-lang/gem-rvm-cleanup.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemRvmCleanup, {
  fires: [
    {
      name: 'rvm',
      dockerfile: 'FROM a:1\nRUN rvm install 3.3\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN rvm install 3.3 && rvm cleanup all\n',
    },
    {
      name: 'gem',
      dockerfile: 'FROM a:1\nRUN gem i a && b\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN gem i a && b && gem cleanup\n',
    },
  ],
  silent: [
    {
      name: 'cleaned',
      dockerfile: 'FROM a:1\nRUN gem install a && gem cleanup\nRUN rvm install 3 && gem install a && rvm cleanup all\n',
    },
    { name: 'no install', dockerfile: 'FROM a:1\nRUN gem list && rvm use 3\n' },
  ],
});

import { gemRvmCleanup } from '../../../src/rules/packages-lang/gem-rvm-cleanup.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemRvmCleanup, {
  fires: [
    {
      name: 'other clean-ups, or one before it',
      dockerfile:
        'FROM a:1\nRUN gem cleanup && gem install a\nRUN gem install a && apt-get cleanup\nRUN gem install a && gem list\nRUN rvm install 3 && gem cleanup\nRUN rvm install 3 && rvm cleanup sources\nRUN rvm install 3 && rvm cleanup\nRUN rvm install 3 && x cleanup all\nRUN gem install a && gem cleanup && gem install b\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9],
      fixed:
        'FROM a:1\nRUN gem cleanup && gem install a && gem cleanup\nRUN gem install a && apt-get cleanup && gem cleanup\nRUN gem install a && gem list && gem cleanup\nRUN rvm install 3 && gem cleanup && rvm cleanup all\nRUN rvm install 3 && rvm cleanup sources && rvm cleanup all\nRUN rvm install 3 && rvm cleanup && rvm cleanup all\nRUN rvm install 3 && x cleanup all && rvm cleanup all\nRUN gem install a && gem cleanup && gem install b && gem cleanup\n',
    },

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
    { name: 'another manager, a bare call', dockerfile: 'FROM a:1\nRUN npm install a && rvm\n' },

    {
      name: 'cleaned',
      dockerfile: 'FROM a:1\nRUN gem install a && gem cleanup\nRUN rvm install 3 && gem install a && rvm cleanup all\n',
    },
    { name: 'no install', dockerfile: 'FROM a:1\nRUN gem list && rvm use 3\n' },
  ],
});

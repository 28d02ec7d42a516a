import { gemPinVersion } from '../../../src/rules/packages-lang/gem-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemPinVersion, {
  fires: [
    {
      name: 'gems',
      dockerfile: 'FROM a:1\nRUN gem install sinatra -N rack:3 && \\\n  gem i puma -- --with-x=/y\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'versions',
      dockerfile:
        'FROM a:1\nRUN gem install a:1 b:$V && gem install -v 2.1 c && gem install d --version=1 && gem i e -v"$V"\n',
    },
    {
      name: 'build options, values, files',
      dockerfile: 'FROM a:1\nRUN gem install a:1 -- b c && gem install -n /usr/bin -s https://x a:1 ./b.gem c.gem\n',
    },
    { name: 'other', dockerfile: 'FROM a:1\nRUN gem update && gem list a && bundle install\n' },
  ],
});

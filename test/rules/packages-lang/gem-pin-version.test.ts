import { gemPinVersion } from '../../../src/rules/packages-lang/gem-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemPinVersion, {
  fires: [
    {
      name: 'a name like a file, another flag',
      dockerfile: 'FROM a:1\nRUN gem install foo.gemspec -N && gem install --no-v1 bar\n',
      lines: [2, 2],
    },

    {
      name: 'gems',
      dockerfile: 'FROM a:1\nRUN gem install sinatra -N rack:3 && \\\n  gem i puma -- --with-x=/y\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'another manager, no known names',
      dockerfile: 'FROM a:1\nRUN npm install a && gem install $GEM "" "$(cat x)"\nRUN gem install -N -v1 a\n',
    },

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

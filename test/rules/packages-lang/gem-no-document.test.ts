import { gemNoDocument } from '../../../src/rules/packages-lang/gem-no-document.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemNoDocument, {
  fires: [
    {
      name: 'install and update',
      dockerfile: 'FROM a:1\nRUN gem update --system && gem i rake\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN gem update --no-document --system && gem i --no-document rake\n',
    },
    {
      name: 'half of the old form',
      dockerfile:
        'FROM a:1\nRUN gem install --no-ri a && \\\n# b\n  gem update b --no-rdoc --no-rdoc\nONBUILD RUN ["gem", "install", "--no-rdoc", "c"]\n',
      lines: [2, 4, 5],
      fixed:
        'FROM a:1\nRUN gem install --no-document a && \\\n# b\n  gem update b --no-document --no-rdoc\nONBUILD RUN ["gem", "install", "--no-document", "c"]\n',
    },
  ],
  silent: [
    {
      name: 'older flags',
      dockerfile: 'FROM a:1\nRUN gem install a --no-doc && gem install --no-rdoc --no-ri a\n',
    },
    {
      name: 'other managers and subcommands',
      dockerfile:
        'FROM a:1\nRUN npm install a && npm update && gem && gem installed a && gem uninstall a && gem install-x\n',
    },

    {
      name: 'flags',
      dockerfile: 'FROM a:1\nRUN gem install -N a && gem update --no-document && gem install b --no-ri --no-rdoc\n',
    },
    { name: 'configured', dockerfile: 'FROM a:1\nRUN echo "gem: --no-document" > ~/.gemrc\nRUN gem install a\n' },
    { name: 'the official image', dockerfile: 'FROM ruby:3.3 AS a\nFROM a\nRUN gem install b\n' },
    { name: 'other', dockerfile: 'FROM a:1\nRUN gem list\n' },
  ],
});

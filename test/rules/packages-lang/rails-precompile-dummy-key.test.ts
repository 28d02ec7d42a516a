import { railsPrecompileDummyKey } from '../../../src/rules/packages-lang/rails-precompile-dummy-key.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(railsPrecompileDummyKey, {
  fires: [
    {
      name: 'older Rails',
      dockerfile: 'FROM ruby:3\nRUN bundle exec rails assets:precompile\n',
      lines: [2],
      fixed: 'FROM ruby:3\nRUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile\n',
      files: { 'Gemfile.lock': 'GEM\n  specs:\n    rails (6.1.0)\n' },
    },
    {
      name: 'other secrets, other variables',
      dockerfile:
        'FROM ruby:3\nRUN --mount=type=secret,id=npm_token rails assets:precompile\nRUN --mount=type=bind,source=secret_key_base,target=/x rails assets:precompile\nRUN RACK_ENV=test rails assets:precompile\nRUN RAILS_ENV=testing rails assets:precompile\nRUN RAILS_ENV=my-development rails assets:precompile\nRUN RAILS_ENV= rails assets:precompile\n',
      lines: [2, 3, 4, 5, 6, 7],
      fixed:
        'FROM ruby:3\nRUN --mount=type=secret,id=npm_token SECRET_KEY_BASE_DUMMY=1 rails assets:precompile\nRUN --mount=type=bind,source=secret_key_base,target=/x SECRET_KEY_BASE_DUMMY=1 rails assets:precompile\nRUN SECRET_KEY_BASE_DUMMY=1 RACK_ENV=test rails assets:precompile\nRUN SECRET_KEY_BASE_DUMMY=1 RAILS_ENV=testing rails assets:precompile\nRUN SECRET_KEY_BASE_DUMMY=1 RAILS_ENV=my-development rails assets:precompile\nRUN SECRET_KEY_BASE_DUMMY=1 RAILS_ENV= rails assets:precompile\n',
    },
    {
      name: 'behind a wrapper',
      dockerfile: 'FROM ruby:3\nRUN time rails assets:precompile && rake assets:precompile\n',
      lines: [2, 2],
      fixed: 'FROM ruby:3\nRUN time rails assets:precompile && SECRET_KEY_BASE_DUMMY=1 rake assets:precompile\n',
    },

    {
      name: 'in a chain, with a variable',
      dockerfile: 'FROM ruby:3\nRUN a && RAILS_ENV=production bin/rails assets:precompile\n',
      lines: [2],
      fixed: 'FROM ruby:3\nRUN a && SECRET_KEY_BASE_DUMMY=1 RAILS_ENV=production bin/rails assets:precompile\n',
    },
    {
      name: 'rake',
      dockerfile: 'FROM ruby:3\nRUN ./bin/rake assets:precompile && rake assets:precompile\n',
      lines: [2, 2],
      fixed:
        'FROM ruby:3\nRUN SECRET_KEY_BASE_DUMMY=1 ./bin/rake assets:precompile && SECRET_KEY_BASE_DUMMY=1 rake assets:precompile\n',
    },
    { name: 'exec form', dockerfile: 'FROM ruby:3\nRUN ["bundle", "exec", "rake", "assets:precompile"]\n', lines: [2] },
  ],
  silent: [
    {
      name: 'other environments and programs',
      dockerfile:
        'FROM ruby:3\nRUN RAILS_ENV=test rails assets:precompile\nRUN A=b RAILS_ENV=development rails assets:precompile\nRUN echo assets:precompile && my-rails assets:precompile && rails-x assets:precompile\nRUN RAILS_MASTER_KEY=x rails assets:precompile\n',
    },

    {
      name: 'dummy',
      dockerfile:
        'FROM ruby:3\nRUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile\nFROM ruby:3\nENV SECRET_KEY_BASE=x\nRUN rails assets:precompile\n',
    },
    {
      name: 'secret',
      dockerfile:
        'FROM ruby:3\nRUN --mount=type=secret,id=RAILS_MASTER_KEY,env=RAILS_MASTER_KEY rails assets:precompile\n',
    },
    { name: 'development', dockerfile: 'FROM ruby:3\nENV RAILS_ENV=development\nRUN rails assets:precompile\n' },
    { name: 'other tasks', dockerfile: 'FROM ruby:3\nRUN rails assets:clean && echo assets:precompile\n' },
  ],
});

import { railsPrecompileDummyKey } from '../../../src/rules/packages-lang/rails-precompile-dummy-key.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(railsPrecompileDummyKey, {
  fires: [
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

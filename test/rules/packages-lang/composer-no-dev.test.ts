import { composerNoDev } from '../../../src/rules/packages-lang/composer-no-dev.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(composerNoDev, {
  fires: [
    {
      name: 'variables that do not say yes, or are others',
      dockerfile:
        'FROM a:1\nRUN COMPOSER_NO_DEV=0 composer install\nRUN COMPOSER_NO_DEV=10 composer install\nRUN COMPOSER_CACHE_DIR=1 composer install\nRUN export COMPOSER_NO_DEV; composer install\nRUN COMPOSER_NO_DEV=soon composer install\n',
      lines: [2, 3, 4, 5, 6],
      fixed:
        'FROM a:1\nRUN COMPOSER_NO_DEV=0 composer install --no-dev\nRUN COMPOSER_NO_DEV=10 composer install --no-dev\nRUN COMPOSER_CACHE_DIR=1 composer install --no-dev\nRUN export COMPOSER_NO_DEV; composer install --no-dev\nRUN COMPOSER_NO_DEV=soon composer install --no-dev\n',
    },

    {
      name: 'install',
      dockerfile: 'FROM a:1\nRUN composer install && php composer.phar install -n\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN composer install --no-dev && php composer.phar install --no-dev -n\n',
    },
    {
      name: 'set too late, exec form',
      dockerfile: 'FROM a:1\nRUN ["composer", "install"]\nENV COMPOSER_NO_DEV=1\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["composer", "install", "--no-dev"]\nENV COMPOSER_NO_DEV=1\n',
    },
    {
      name: 'a name that only looks like one',
      dockerfile: 'FROM a:1 AS device\nRUN composer i\n',
      lines: [2],
      fixed: 'FROM a:1 AS device\nRUN composer i --no-dev\n',
    },
  ],
  silent: [
    {
      name: 'another manager',
      dockerfile: 'FROM a:1\nRUN npm install && composer\nRUN export COMPOSER_NO_DEV=1 && composer install\n',
    },

    { name: 'flag', dockerfile: 'FROM a:1\nRUN composer install --no-dev\n' },
    { name: 'variable', dockerfile: 'FROM a:1\nENV COMPOSER_NO_DEV=1\nRUN composer install\n' },
    { name: 'inline', dockerfile: 'FROM a:1\nRUN COMPOSER_NO_DEV=1 composer install\n' },
    {
      name: 'development stages',
      dockerfile: 'FROM a:1 AS app-dev\nRUN composer install\nFROM b:1 AS test\nRUN composer install\n',
    },
    { name: 'other', dockerfile: 'FROM a:1\nRUN composer require a/b && composer dump-autoload\n' },
  ],
});

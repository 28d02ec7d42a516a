import { phpXdebugInImage } from '../../../src/rules/packages-lang/php-xdebug-in-image.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(phpXdebugInImage, {
  fires: [
    {
      name: 'with other packages, or flags',
      dockerfile:
        'FROM php:8.2\nRUN apt-get install -y php-xdebug curl\nRUN pecl install --force xdebug-3.3\nRUN pecl install xdebug install-x\nRUN apk add --no-cache php83-pecl-xdebug\nRUN install-php-extensions xdebug@3\nRUN docker-php-ext-enable xdebug && docker-php-ext-install gd xdebug\n',
      lines: [2, 3, 4, 5, 6, 7],
      fixed:
        'FROM php:8.2\nRUN apt-get install -y php-xdebug curl\nRUN pecl install xdebug install-x\nRUN docker-php-ext-enable xdebug && docker-php-ext-install gd xdebug\n',
    },

    {
      name: 'helper',
      dockerfile: 'FROM php:8\nRUN docker-php-ext-install xdebug\nRUN a\n',
      lines: [2],
      fixed: 'FROM php:8\nRUN a\n',
    },
    {
      name: 'package, with others',
      dockerfile: 'FROM php:8\nRUN apk add --no-cache php83-pecl-xdebug git\n',
      lines: [2],
    },
    {
      name: 'with other commands',
      dockerfile: 'FROM php:8\nRUN pecl install redis && pecl install xdebug && docker-php-ext-enable xdebug\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'other commands',
      dockerfile:
        'FROM php:8.2\nRUN apt-get remove -y php-xdebug && apt-get install -y curl && apt-get reinstall xdebug && apt-get install-x xdebug && apt-get\nRUN echo install xdebug && my-phpenmod xdebug && phpenmod-x xdebug && pecl uninstall xdebug && phpenmod noxdebug && pear install xdebug\n',
    },

    { name: 'not the final stage', dockerfile: 'FROM php:8 AS x\nRUN pecl install xdebug\nFROM php:8\n' },
    { name: 'development', dockerfile: 'FROM php:8 AS dev\nRUN pecl install xdebug\n' },
    { name: 'a choice', dockerfile: 'FROM php:8\nARG X=false\nRUN if [ $X = true ]; then pecl install xdebug; fi\n' },
    {
      name: 'other extensions',
      dockerfile: 'FROM php:8\nRUN docker-php-ext-install pdo && echo xdebug && pecl uninstall xdebug\n',
    },
  ],
});

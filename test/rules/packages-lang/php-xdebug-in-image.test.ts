import { phpXdebugInImage } from '../../../src/rules/packages-lang/php-xdebug-in-image.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(phpXdebugInImage, {
  fires: [
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
    { name: 'not the final stage', dockerfile: 'FROM php:8 AS x\nRUN pecl install xdebug\nFROM php:8\n' },
    { name: 'development', dockerfile: 'FROM php:8 AS dev\nRUN pecl install xdebug\n' },
    { name: 'a choice', dockerfile: 'FROM php:8\nARG X=false\nRUN if [ $X = true ]; then pecl install xdebug; fi\n' },
    {
      name: 'other extensions',
      dockerfile: 'FROM php:8\nRUN docker-php-ext-install pdo && echo xdebug && pecl uninstall xdebug\n',
    },
  ],
});

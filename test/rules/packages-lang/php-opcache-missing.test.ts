import { phpOpcacheMissing } from '../../../src/rules/packages-lang/php-opcache-missing.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(phpOpcacheMissing, {
  fires: [
    {
      name: 'through a stage',
      dockerfile: 'FROM php:8.2-apache AS base\nFROM base\nCOPY . /x\n',
      lines: [2],
      fixed: 'FROM php:8.2-apache AS base\nRUN docker-php-ext-install opcache\nFROM base\nCOPY . /x\n',
    },
    {
      name: 'a start command',
      dockerfile: 'FROM alpine:3.20\nRUN apk add --no-cache php83-fpm\nCMD ["php-fpm83", "-F"]\n',
      lines: [1],
    },
  ],
  silent: [
    { name: 'installed', dockerfile: 'FROM php:8.3-fpm\nRUN docker-php-ext-install pdo opcache\n' },
    { name: 'package', dockerfile: 'FROM alpine:3.20\nRUN apk add php83-fpm php83-opcache\nCMD ["php-fpm83"]\n' },
    { name: 'command line', dockerfile: 'FROM php:8.3-cli\nCMD ["php", "a.php"]\n' },
    { name: 'development', dockerfile: 'FROM php:8.3-fpm AS dev\n' },
    { name: 'new version', dockerfile: 'FROM php:8.5-fpm\nCOPY . /x\n' },
    { name: 'unknown base', dockerfile: 'FROM $BASE\n' },
  ],
});

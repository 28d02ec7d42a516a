import { phpOpcacheMissing } from '../../../src/rules/packages-lang/php-opcache-missing.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(phpOpcacheMissing, {
  fires: [
    { name: 'servers by their names', dockerfile: 'FROM debian:12\nCMD ["/usr/sbin/php-fpm8.2"]\n', lines: [1] },
    {
      name: 'servers by their names, with a long version',
      dockerfile: 'FROM debian:12\nCMD ["php-fpm8.12", "-F"]\n',
      lines: [1],
    },
    {
      name: 'only another stage has it',
      dockerfile: 'FROM php:8.2-fpm AS a\nRUN docker-php-ext-install opcache\nFROM php:8.2-apache\nCOPY a /\n',
      lines: [3],
      fixed:
        'FROM php:8.2-fpm AS a\nRUN docker-php-ext-install opcache\nFROM php:8.2-apache\nRUN docker-php-ext-install opcache\nCOPY a /\n',
    },
    {
      name: 'a version that only looks like a newer one',
      dockerfile: 'FROM php:7.9-fpm\nCOPY a /\n',
      lines: [1],
      fixed: 'FROM php:7.9-fpm\nRUN docker-php-ext-install opcache\nCOPY a /\n',
    },
    {
      name: 'a version that ends like a newer one',
      dockerfile: 'FROM php:7.8.9-fpm\nRUN x\n',
      lines: [1],
      fixed: 'FROM php:7.8.9-fpm\nRUN docker-php-ext-install opcache\nRUN x\n',
    },

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
    { name: 'serves nothing', dockerfile: 'FROM php:8.2-cli\nCMD ["php", "x.php"]\n' },
    { name: 'another image with such a name', dockerfile: 'FROM me/php:8.2-fpm\nCMD ["php-fpm-exporter"]\n' },
    { name: 'another image with such an owner', dockerfile: 'FROM x/serversideup/php:8.2\n' },
    { name: 'no start at all', dockerfile: 'FROM debian:12\n' },
    { name: 'newer versions', dockerfile: 'FROM php:9-fpm\n' },

    { name: 'installed', dockerfile: 'FROM php:8.3-fpm\nRUN docker-php-ext-install pdo opcache\n' },
    { name: 'package', dockerfile: 'FROM alpine:3.20\nRUN apk add php83-fpm php83-opcache\nCMD ["php-fpm83"]\n' },
    { name: 'command line', dockerfile: 'FROM php:8.3-cli\nCMD ["php", "a.php"]\n' },
    { name: 'development', dockerfile: 'FROM php:8.3-fpm AS dev\n' },
    { name: 'new version', dockerfile: 'FROM php:8.5-fpm\nCOPY . /x\n' },
    { name: 'unknown base', dockerfile: 'FROM $BASE\n' },
  ],
});

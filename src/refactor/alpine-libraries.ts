import { lookup } from '../text/lookup.ts';

/**
 * What Alpine's header packages leave behind at run time. Alpine's index isn't at hand here, so this is a short table of the packages
 * that Dockerfiles name most; each package's page lists what it depends on: https://pkgs.alpinelinux.org/packages
 */
const LIBRARIES: Readonly<Record<string, string>> = lookup({
  'bzip2-dev': 'libbz2',
  'c-ares-dev': 'c-ares',
  'cairo-dev': 'cairo',
  'curl-dev': 'libcurl',
  'expat-dev': 'libexpat',
  'freetype-dev': 'freetype',
  'gdbm-dev': 'gdbm',
  'geos-dev': 'geos',
  'gmp-dev': 'gmp',
  'icu-dev': 'icu-libs',
  'imagemagick-dev': 'imagemagick',
  'jpeg-dev': 'libjpeg-turbo',
  'krb5-dev': 'krb5-libs',
  'lcms2-dev': 'lcms2',
  'libevent-dev': 'libevent',
  'libffi-dev': 'libffi',
  'libjpeg-turbo-dev': 'libjpeg-turbo',
  'libmemcached-dev': 'libmemcached-libs',
  'libpng-dev': 'libpng',
  'libpq-dev': 'libpq',
  'libsodium-dev': 'libsodium',
  'libuv-dev': 'libuv',
  'libwebp-dev': 'libwebp',
  'libxml2-dev': 'libxml2',
  'libxslt-dev': 'libxslt',
  'libzip-dev': 'libzip',
  'mariadb-connector-c-dev': 'mariadb-connector-c',
  'mariadb-dev': 'mariadb-connector-c',
  'ncurses-dev': 'ncurses-libs',
  'oniguruma-dev': 'oniguruma',
  'openjpeg-dev': 'openjpeg',
  'openldap-dev': 'libldap',
  'pcre-dev': 'pcre',
  'pcre2-dev': 'pcre2',
  'postgresql-dev': 'libpq',
  'rabbitmq-c-dev': 'rabbitmq-c',
  'readline-dev': 'readline',
  'sqlite-dev': 'sqlite-libs',
  'tiff-dev': 'tiff',
  'vips-dev': 'vips',
  'xz-dev': 'xz-libs',
  'yaml-dev': 'yaml',
  'zlib-dev': 'zlib',
  'zstd-dev': 'zstd-libs',
});
/** `openssl` brings its libraries, whose package names hold a version. */
const PROGRAMS: Readonly<Record<string, string>> = lookup({ 'openssl-dev': 'openssl', 'libressl-dev': 'libressl' });

/** The packages that an Alpine header package leaves behind at run time; undefined when it isn't known. */
export function alpineLibraries(name: string): readonly string[] | undefined {
  const found = Object.hasOwn(LIBRARIES, name)
    ? LIBRARIES[name]
    : Object.hasOwn(PROGRAMS, name)
      ? PROGRAMS[name]
      : undefined;
  return found === undefined ? undefined : [found];
}

import { gpgKeyserverPool } from '../../../src/rules/network-tls-downloads/gpg-keyserver-pool.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpgKeyserverPool, {
  fires: [
    {
      name: 'with a scheme, a port, other pools',
      dockerfile:
        'FROM a:1\nRUN gpg --keyserver hkp://p80.pool.sks-keyservers.net:80 --recv-keys K\nRUN gpg --keyserver=https://sks-keyservers.net --recv-keys K && gpg --keyserver http://pool.sks-keyservers.net:11371 --recv-keys K\nRUN gpg --keyserver "hkps://hkps.pool.sks-keyservers.net" --recv-keys K && apt-key adv --keyserver pool.gnupg.example.org --recv-keys K\n',
      lines: [2, 3, 3, 4, 4],
      fixed:
        'FROM a:1\nRUN gpg --keyserver hkps://keyserver.ubuntu.com --recv-keys K\nRUN gpg --keyserver=hkps://keyserver.ubuntu.com --recv-keys K && gpg --keyserver hkps://keyserver.ubuntu.com --recv-keys K\nRUN gpg --keyserver "hkps://keyserver.ubuntu.com" --recv-keys K && apt-key adv --keyserver hkps://keyserver.ubuntu.com --recv-keys K\n',
    },

    {
      name: 'pool',
      dockerfile: 'FROM a:1\nRUN gpg --keyserver=hkp://p80.pool.sks-keyservers.net:80 --recv-keys 1\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN gpg --keyserver=hkps://keyserver.ubuntu.com --recv-keys 1\n',
    },
    {
      name: 'apt-key, quoted',
      dockerfile: 'FROM a:1\nRUN apt-key adv --keyserver "pool.sks-keyservers.net" --recv-keys 1\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-key adv --keyserver "hkps://keyserver.ubuntu.com" --recv-keys 1\n',
    },
  ],
  silent: [
    {
      name: 'other servers and options',
      dockerfile:
        'FROM a:1\nRUN gpg --keyserver hkps://keys.openpgp.org --recv-keys K && gpg --keyserver liverpool.example.org --recv-keys K && gpg --keyserver mysks-keyservers.net.example.org\nRUN gpg --x--keyserver pool.sks-keyservers.net && gpg --keyserver-options pool.sks-keyservers.net && curl pool.sks-keyservers.net && gpg --x=--keyserver=pool.sks-keyservers.net\n',
    },

    {
      name: 'a server that exists',
      dockerfile: 'FROM a:1\nRUN gpg --keyserver hkps://keys.openpgp.org --recv-keys 1\n',
    },
    { name: 'only text', dockerfile: 'FROM a:1\nRUN echo ha.pool.sks-keyservers.net\n' },
  ],
});

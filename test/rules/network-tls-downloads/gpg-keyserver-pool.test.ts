import { gpgKeyserverPool } from '../../../src/rules/network-tls-downloads/gpg-keyserver-pool.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpgKeyserverPool, {
  fires: [
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
      name: 'a server that exists',
      dockerfile: 'FROM a:1\nRUN gpg --keyserver hkps://keys.openpgp.org --recv-keys 1\n',
    },
    { name: 'only text', dockerfile: 'FROM a:1\nRUN echo ha.pool.sks-keyservers.net\n' },
  ],
});

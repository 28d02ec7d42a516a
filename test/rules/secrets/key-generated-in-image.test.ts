import { keyGeneratedInImage } from '../../../src/rules/secrets/key-generated-in-image.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(keyGeneratedInImage, {
  fires: [
    { name: 'ecparam', dockerfile: 'FROM a:1\nRUN openssl ecparam -genkey -name prime256v1\n', lines: [2] },
    {
      name: 'openssl',
      dockerfile: 'FROM debian:12\nRUN openssl req -x509 -newkey rsa:2048 -keyout a -out b\n',
      lines: [2],
    },
    { name: 'keytool', dockerfile: 'FROM debian:12\nRUN keytool -genkeypair -alias a\n', lines: [2] },
    {
      name: 'another file is deleted',
      dockerfile: 'FROM debian:12\nRUN openssl req -newkey rsa:2048 -keyout /a.key -out /b.csr && rm /b.csr\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'host keys that are deleted again',
      dockerfile: 'FROM debian:12\nRUN ssh-keygen -A && x && rm -f /etc/ssh/ssh_host_*_key*\n',
    },
    {
      name: 'a key that is deleted again',
      dockerfile: 'FROM debian:12\nRUN openssl genrsa -out /tmp/a.key 2048 && x && rm /tmp/a.key\n',
    },
    {
      name: 'fingerprint',
      dockerfile:
        'FROM debian:12\nRUN ssh-keygen -l -f x && ssh-keygen -R host && openssl x509 -in a && openssl version\n',
    },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nRUN openssl genrsa 2048\nFROM a:1\nCOPY --from=b /a /a\n' },
  ],
});

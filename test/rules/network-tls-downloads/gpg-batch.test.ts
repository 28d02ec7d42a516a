import { gpgBatch } from '../../../src/rules/network-tls-downloads/gpg-batch.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpgBatch, {
  fires: [
    {
      name: 'import in a pipe',
      dockerfile: 'FROM a:1\nRUN curl -f https://x | gpg --dearmor -o /k && gpg2 --import k\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN curl -f https://x | gpg --batch --dearmor -o /k && gpg2 --batch --import k\n',
    },
    {
      name: 'key server, exec form',
      dockerfile: 'FROM a:1\nRUN ["gpg", "--keyserver", "x", "--recv-keys", "1"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["gpg", "--batch", "--keyserver", "x", "--recv-keys", "1"]\n',
    },
    { name: 'a key is made', dockerfile: 'FROM a:1\nRUN gpg --gen-key\n', lines: [2] },
  ],
  silent: [
    { name: 'batch', dockerfile: 'FROM a:1\nRUN gpg --batch --verify a b && gpg --no-tty --batch --import k\n' },
    { name: 'other', dockerfile: 'FROM a:1\nRUN gpg --version; gpgv a; gpgconf --kill all; apt-get install -y gpg\n' },
  ],
});

import { gpgBatch } from '../../../src/rules/network-tls-downloads/gpg-batch.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpgBatch, {
  fires: [
    {
      name: 'what may ask, what does not',
      dockerfile:
        'FROM a:1\nRUN gpg --recv-key K && gpg2 --import-options x --quick-generate-key y\nRUN gpg --recv-keys=K && gpg my--verify && gpg x--batch\n',
      lines: [2, 2, 3, 3, 3],
      fixed:
        'FROM a:1\nRUN gpg --batch --recv-key K && gpg2 --import-options x --quick-generate-key y\nRUN gpg --batch --recv-keys=K && gpg my--verify && gpg x--batch\n',
    },

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
    {
      name: 'settled',
      dockerfile:
        'FROM a:1\nRUN gpg --batch --import k && gpg -k && gpgv x && gpgconf --kill all && my-gpg --import x\nRUN gpg --list-keys && gpg --show-keys k\n',
    },

    { name: 'batch', dockerfile: 'FROM a:1\nRUN gpg --batch --verify a b && gpg --no-tty --batch --import k\n' },
    { name: 'other', dockerfile: 'FROM a:1\nRUN gpg --version; gpgv a; gpgconf --kill all; apt-get install -y gpg\n' },
  ],
});

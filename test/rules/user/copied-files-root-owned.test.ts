import { copiedFilesRootOwned } from '../../../src/rules/user/copied-files-root-owned.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copiedFilesRootOwned, {
  fires: [
    {
      name: 'inherited',
      dockerfile: 'FROM debian:12 AS b\nUSER 1000:1000\nFROM b\nADD a /a\n',
      lines: [4],
      fixed: 'FROM debian:12 AS b\nUSER 1000:1000\nFROM b\nADD --chown=1000:1000 a /a\n',
    },
  ],
  silent: [
    {
      name: 'programs, which root may keep',
      dockerfile: 'FROM a:1\nUSER app\nCOPY start.sh /app/\nCOPY tool /usr/local/bin/\n',
    },
    { name: 'root', dockerfile: 'FROM debian:12\nCOPY a /a\n' },
    { name: 'chown flag', dockerfile: 'FROM debian:12\nUSER app\nCOPY --chown=app a /a\n' },
    { name: 'chown later', dockerfile: 'FROM debian:12\nUSER app\nCOPY a /data/a\nRUN chown -R app /data\n' },
  ],
});

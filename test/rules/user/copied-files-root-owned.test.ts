import { copiedFilesRootOwned } from '../../../src/rules/user/copied-files-root-owned.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copiedFilesRootOwned, {
  fires: [
    {
      name: 'Windows has no such owners',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nUSER app\nCOPY a /b/\n',
      lines: [3],
    },
    {
      name: 'a variable, behind other flags',
      dockerfile: 'FROM a:1\nARG U=app\nUSER $U\nCOPY --chmod=644 a /b/\n',
      lines: [4],
      fixed: 'FROM a:1\nARG U=app\nUSER $U\nCOPY --chmod=644 --chown=$U a /b/\n',
    },
    {
      name: 'inherited',
      dockerfile: 'FROM debian:12 AS b\nUSER 1000:1000\nFROM b\nADD a /a\n',
      lines: [4],
      fixed: 'FROM debian:12 AS b\nUSER 1000:1000\nFROM b\nADD --chown=1000:1000 a /a\n',
    },
    { name: 'a user that is half a quote', dockerfile: 'FROM a:1\nUSER "\nADD b /c/\n', lines: [3] },
  ],
  silent: [
    { name: 'nothing copied', dockerfile: 'FROM a:1\nUSER app\nCOPY --exclude=a --checksum=b", "-c"]\n' },
    { name: 'a chown of everything', dockerfile: 'FROM a:1\nUSER app\nCOPY a /b/\nUSER 0\nRUN chown -R app /\n' },
    {
      name: 'a chown of the folder that the path leads to',
      dockerfile: 'FROM a:1\nUSER app\nWORKDIR /app\nCOPY . .\nUSER 0\nRUN chown -R app /app\n',
    },
    {
      name: 'programs, which root may keep',
      dockerfile: 'FROM a:1\nUSER app\nCOPY start.sh /app/\nCOPY tool /usr/local/bin/\n',
    },
    { name: 'root', dockerfile: 'FROM debian:12\nCOPY a /a\n' },
    { name: 'chown flag', dockerfile: 'FROM debian:12\nUSER app\nCOPY --chown=app a /a\n' },
    { name: 'chown later', dockerfile: 'FROM debian:12\nUSER app\nCOPY a /data/a\nRUN chown -R app /data\n' },
  ],
});

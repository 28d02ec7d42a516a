import { weakHash } from '../../../src/rules/network-tls-downloads/weak-hash.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(weakHash, {
  fires: [
    {
      name: 'tools',
      dockerfile: 'FROM a:1\nRUN md5sum -c a && \\\n  sha1sum a && \\\n  shasum a && shasum -a 1 b\n',
      lines: [2, 3, 4, 4],
    },
    { name: 'openssl', dockerfile: 'FROM a:1\nRUN openssl md5 a && openssl dgst -sha1 a\n', lines: [2, 2] },
    {
      name: 'PowerShell',
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Get-FileHash a -Algorithm SHA1\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'strong',
      dockerfile:
        'FROM a:1\nRUN sha256sum -c a && shasum -a 256 a && shasum -a512 b && openssl dgst -sha256 a && openssl sha256 a\n',
    },
    { name: 'only text', dockerfile: 'FROM a:1\nRUN echo md5sum && cat a.md5sum\n' },
  ],
});

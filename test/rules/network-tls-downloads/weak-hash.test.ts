import { weakHash } from '../../../src/rules/network-tls-downloads/weak-hash.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(weakHash, {
  fires: [
    {
      name: 'other ways to ask',
      dockerfile:
        'FROM a:1\nRUN shasum x && shasum --algorithm 1 x && shasum -a1 x && shasum --algorithm=1 x\nRUN openssl dgst -md5 x && openssl dgst -hex -ripemd160 x && openssl dgst -ripemd x && openssl rmd160 x && openssl dgst -md4 x\n',
      lines: [2, 2, 2, 2, 3, 3, 3, 3, 3],
    },
    {
      name: 'PowerShell',
      dockerfile:
        "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN Get-FileHash x -Algorithm   'SHA1'\nRUN Get-FileHash x -Algorithm md5; [System.Security.Cryptography.MD5]::Create(); New-Object System.Security.Cryptography.SHA1Managed\nRUN [System.Security.Cryptography.SHA1CryptoServiceProvider]::new()\n",
      lines: [2, 3, 3, 3, 4],
    },

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
      name: 'better ones',
      dockerfile:
        'FROM a:1\nRUN shasum -a 256 x && shasum --algorithm 512 x && shasum -a512 x && shasum --algorithm=256 x && sha256sum x\nRUN openssl dgst -sha256 x && openssl sha1x && openssl x-md5 && openssl rsa -md5 && openssl dgst --x-md5 && openssl dgst -sha1x y && openssl && my-md5 sha1 && echo dgst -md5\n',
    },

    {
      name: 'strong',
      dockerfile:
        'FROM a:1\nRUN sha256sum -c a && shasum -a 256 a && shasum -a512 b && openssl dgst -sha256 a && openssl sha256 a\n',
    },
    { name: 'only text', dockerfile: 'FROM a:1\nRUN echo md5sum && cat a.md5sum\n' },
  ],
});

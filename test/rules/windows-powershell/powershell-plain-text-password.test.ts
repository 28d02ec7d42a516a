import { powershellPlainTextPassword } from '../../../src/rules/windows-powershell/powershell-plain-text-password.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const S = 'FROM w\nSHELL ["powershell", "-c"]\n';

ruleCases(powershellPlainTextPassword, {
  fires: [
    {
      name: 'as an argument',
      dockerfile: `${S}RUN $p = ConvertTo-SecureString -String "Pa55" -AsPlainText -Force; A-B\n`,
      lines: [3],
    },
    {
      name: 'through the pipe, the switch shortened',
      dockerfile: `${S}RUN 'Pa55' | ConvertTo-SecureString -AsPlain -Force\n`,
      lines: [3],
    },
    {
      name: 'a bare word',
      dockerfile: `${S}RUN A-B (ConvertTo-SecureString -AsPlainText hunter2 -Force)\n`,
      lines: [3],
    },
    { name: 'a parameter of a function', dockerfile: `${S}RUN function A([string]$Password) { }\n`, lines: [3] },
    {
      name: 'user name and password side by side',
      dockerfile: 'FROM w\nRUN <<EOF pwsh\nfunction A {\n  param($UserName,\n    $Password)\n}\nEOF\n',
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'a variable',
      dockerfile: `${S}RUN ConvertTo-SecureString $p -AsPlainText -Force; ConvertTo-SecureString "$env:P" -AsPlainText\n`,
    },
    { name: 'an encrypted text', dockerfile: `${S}RUN ConvertTo-SecureString '0100abcd' -Key $k\n` },
    {
      name: 'the output of a command',
      dockerfile: `${S}RUN Get-Content x | ConvertTo-SecureString -AsPlainText -Force\n`,
    },
    { name: 'an empty password', dockerfile: `${S}RUN ConvertTo-SecureString '' -AsPlainText\n` },
    { name: 'a safe parameter', dockerfile: `${S}RUN function A([securestring]$Password, [int]$PasswordLength) { }\n` },
  ],
});

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
    { name: 'one letter', dockerfile: `${S}RUN ConvertTo-SecureString 'x' -A\n`, lines: [3] },
    {
      name: 'parameters with other names in front and braces',
      dockerfile: `${S}RUN function A($DbUser, $DbPassword) { }\nRUN function B([int]$Port, \${Passphrase}, \${UserName}) { }\nRUN function C([Parameter(Mandatory)][System.String]$Password) { }\nRUN function D([Parameter(Mandatory)]$Password, $user) { }\n`,
      lines: [3, 4, 5, 6],
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
    {
      name: 'a key, and a member in the pipe',
      dockerfile: `${S}RUN ConvertTo-SecureString -Key 'abcdefghijklmnop' -AsPlainText $p; $a.Password | ConvertTo-SecureString -AsPlainText\n`,
    },
    {
      name: 'other commands and switches',
      dockerfile: `${S}RUN Test-ConvertTo-SecureString 'Pa55' -AsPlainText; ConvertTo-SecureStrings 'Pa55' -AsPlainText; ConvertTo-SecureString 'Pa55' -AsPlainTextFile; ConvertTo-SecureString 'Pa55' as\n`,
    },
    {
      name: 'a password without a user name, names that go on, a default',
      dockerfile: `${S}RUN function A($Password) { }; function B($UserId, $Password) { }; function C([string]$PasswordFile, [string]$PasswordLength, $user) { }; function D([string[]]$Password, [stringy]$Passphrase, $User) { }; function E($User, $x = $Password) { }\n`,
    },
  ],
});

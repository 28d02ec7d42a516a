import { userGroupDropsSupplementary } from '../../../src/rules/user/user-group-drops-supplementary.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(userGroupDropsSupplementary, {
  fires: [
    {
      name: 'Add-LocalGroupMember',
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Add-LocalGroupMember -Group Administrators -Member app\nUSER app:Users\n',
      lines: [4],
      fixed:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Add-LocalGroupMember -Group Administrators -Member app\nUSER app\n',
    },
    {
      name: 'net localgroup',
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN net localgroup Administrators app /add\nUSER app:Users\n',
      lines: [3],
      fixed:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN net localgroup Administrators app /add\nUSER app\n',
    },
    {
      name: 'options in clusters and before the names',
      dockerfile: 'FROM a:1\nRUN useradd -Gdocker app\nRUN adduser --quiet b docker\nUSER app:app\nUSER b:b\n',
      lines: [4, 5],
      fixed: 'FROM a:1\nRUN useradd -Gdocker app\nRUN adduser --quiet b docker\nUSER app\nUSER b\n',
    },
    {
      name: 'adduser',
      dockerfile: 'FROM debian:12\nRUN adduser app video\nUSER app:app\n',
      lines: [3],
      fixed: 'FROM debian:12\nRUN adduser app video\nUSER app\n',
    },
  ],
  silent: [
    {
      name: "the account's own group in BusyBox, the same group",
      dockerfile: 'FROM a:1\nRUN adduser -S -G app app\nRUN useradd -G app b\nUSER app:app\nUSER b:app\n',
    },
    { name: 'no group', dockerfile: 'FROM debian:12\nRUN useradd -G docker app\nUSER app\n' },
    { name: 'one group', dockerfile: 'FROM debian:12\nRUN useradd -g app app\nUSER app:app\n' },
    { name: 'number', dockerfile: 'FROM debian:12\nRUN usermod -aG a 1000\nUSER 1000:1000\n' },
  ],
});

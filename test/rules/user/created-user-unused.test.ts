import { createdUserUnused } from '../../../src/rules/user/created-user-unused.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(createdUserUnused, {
  fires: [
    {
      name: 'an explicit root',
      dockerfile: 'FROM a:1\nRUN groupadd g && useradd app -g users\nUSER root\nCMD ["x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN groupadd g && useradd app -g users\nUSER app\nCMD ["x"]\n',
    },
    {
      name: 'takes the place of a root that has nothing to do',
      dockerfile: 'FROM a:1\nRUN useradd app\nUSER root\nEXPOSE 80\nCMD ["x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN useradd app\nUSER app\nEXPOSE 80\nCMD ["x"]\n',
    },
    {
      name: 'New-LocalUser',
      dockerfile:
        '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN New-LocalUser -Name "app" -NoPassword\nCMD ["x"]\n',
      lines: [4],
      fixed:
        '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN New-LocalUser -Name "app" -NoPassword\nUSER app\nCMD ["x"]\n',
    },
    {
      name: 'net user on Windows',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN net user app /add\nCMD ["x"]\n',
      lines: [2],
      fixed: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN net user app /add\nUSER app\nCMD ["x"]\n',
    },
    {
      name: 'a server that a script only talks about',
      dockerfile: 'FROM debian:12\nRUN useradd app\nCOPY start.sh /\nCMD ["/start.sh"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN useradd app\nCOPY start.sh /\nUSER app\nCMD ["/start.sh"]\n',
      files: { 'start.sh': '#!/bin/sh\n# nginx\necho nginx is elsewhere\nexec app --proxy nginx\n' },
    },
    {
      name: 'what the base image starts',
      dockerfile: 'FROM tomcat:10\nRUN useradd app\n',
      lines: [2],
    },
    {
      name: 'root behind the entry point',
      dockerfile: 'FROM a:1\nRUN useradd app\nCMD ["x"]\nUSER root\n',
      lines: [2],
    },
    {
      name: 'nothing suggested for what needs root',
      dockerfile: 'FROM debian:12\nRUN useradd app\nCMD cron && tail -f /var/log/cron.log\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN useradd app\nCMD cron && tail -f /var/log/cron.log\n',
    },
    {
      name: 'adduser with a group',
      dockerfile: 'FROM alpine:3\nRUN adduser -S -G app app\nENTRYPOINT ["a"]\n',
      lines: [2],
      fixed: 'FROM alpine:3\nRUN adduser -S -G app app\nUSER app\nENTRYPOINT ["a"]\n',
    },
  ],
  silent: [
    { name: 'an image that others are built on', dockerfile: 'FROM debian:12\nRUN useradd --uid 1654 app\n' },
    {
      name: 'a stage for development',
      dockerfile: 'FROM a:1 AS build\nCMD ["x"]\nFROM build AS dev-envs\nRUN useradd -m vscode\n',
    },
    ...[
      'CMD ["nginx", "-g", "daemon off;"]',
      'ENTRYPOINT ["tini", "--", "/usr/sbin/httpd", "-D", "FOREGROUND"]',
      'CMD exec /usr/sbin/haproxy -f /x',
      'CMD ["/start.sh"]',
    ].map((start) => ({
      name: `a server that switches by itself: ${start}`,
      dockerfile: `FROM debian:12\nRUN useradd web\nCOPY start.sh /\n${start}\n`,
      files: { 'start.sh': '#!/bin/sh\nprepare\n  exec /usr/sbin/nginx -g "daemon off;"\n' },
    })),
    {
      name: 'an owner given by install, and over several lines',
      dockerfile:
        'FROM a:1\nRUN useradd app && install -d -o app /x\nRUN useradd b && chown -R \\\n  b /y\nCMD ["x"]\n',
    },
    { name: 'root by another name', dockerfile: 'FROM a:1\nRUN useradd -o -u 0 admin\nCMD ["x"]\n' },
    { name: 'an earlier USER', dockerfile: 'FROM a:1\nRUN useradd app\nUSER app\nRUN y\nUSER root\nCMD ["x"]\n' },
    { name: 'an account that joins a group', dockerfile: 'FROM a:1\nRUN adduser app docker\nCMD ["x"]\n' },
    {
      name: 'an access list on Windows',
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN net user /add app && icacls C:\\app /grant app:F\nCMD ["x"]\n',
    },
    { name: 'used', dockerfile: 'FROM debian:12\nRUN useradd app\nUSER app\n' },
    { name: 'gosu', dockerfile: 'FROM debian:12\nRUN useradd app\nENTRYPOINT ["gosu", "app", "x"]\n' },
    { name: 'owns files', dockerfile: 'FROM debian:12\nRUN useradd app && chown -R app /data\n' },
    { name: 'chown flag', dockerfile: 'FROM debian:12\nRUN useradd app\nCOPY --chown=app:app . /\n' },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nRUN useradd app\nFROM a:1\nUSER 1\nCOPY --from=b /a /a\n' },
  ],
});

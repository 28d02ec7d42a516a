import { expect, it } from '@jest/globals';
import { worldWritableChmod } from '../../../src/rules/filesystem-permissions/world-writable-chmod.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(worldWritableChmod, {
  fires: [
    {
      name: 'shared folders among others, or named like them',
      dockerfile:
        'FROM debian:12\nRUN chmod 777 /tmp /srv\nRUN chmod 666 /tmp/x && chmod 777 /var/tmp/x && chmod 777 /run/lock/x && chmod 777 /srv/tmp && chmod 777 /tmpx\nRUN chmod 0777 /a && chmod 4777 /b && chmod 00666 /c && chmod 2772 /d\nRUN chmod o+rw a && chmod u=rwx,a=rwx b && chmod g+x,ugo+w c && chmod go+w d && chmod a+xw e\nCOPY --chmod=777 x /y\n',
      lines: [2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6],
      fixed:
        'FROM debian:12\nRUN chmod 755 /tmp /srv\nRUN chmod 644 /tmp/x && chmod 755 /var/tmp/x && chmod 755 /run/lock/x && chmod 755 /srv/tmp && chmod 755 /tmpx\nRUN chmod 0755 /a && chmod 4755 /b && chmod 00644 /c && chmod 2770 /d\nRUN chmod o+rw a && chmod u=rwx,a=rwx b && chmod g+x,ugo+w c && chmod go+w d && chmod a+xw e\nCOPY --chmod=755 x /y\n',
    },
    {
      name: 'removed before, or only a part of it',
      dockerfile:
        'FROM debian:12\nRUN rm -rf /a && chmod 777 /a\nRUN chmod 777 /a /b && rm -rf /a\nRUN chmod 777 /a && ls /a && echo rm /a\nRUN chmod 777 /a\nRUN rm -rf /a\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM debian:12\nRUN rm -rf /a && chmod 755 /a\nRUN chmod 755 /a /b && rm -rf /a\nRUN chmod 755 /a && ls /a && echo rm /a\nRUN chmod 755 /a\nRUN rm -rf /a\n',
    },
    { name: 'a mode by a variable', dockerfile: 'FROM debian:12\nARG M=777\nCOPY --chmod=$M x /x\n', lines: [3] },

    {
      name: 'octal',
      dockerfile: 'FROM a:1\nRUN chmod 0666 a && chmod -Rv 775 b && \\\n  sudo chmod 776 c\nADD --chmod=777 a b\n',
      lines: [2, 3, 4],
      fixed: 'FROM a:1\nRUN chmod 0644 a && chmod -Rv 775 b && \\\n  sudo chmod 774 c\nADD --chmod=755 a b\n',
    },
    {
      name: 'letters',
      dockerfile: 'FROM a:1\nRUN chmod a+w x && chmod -R o+rwX y && chmod ugo=rwx z\n',
      lines: [2, 2, 2],
    },
    {
      name: 'mkdir',
      dockerfile: 'FROM a:1\nONBUILD RUN mkdir -p -m 777 /x && mkdir --mode=0777 /y\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nONBUILD RUN mkdir -p -m 755 /x && mkdir --mode=0755 /y\n',
    },
    {
      name: 'heredoc',
      dockerfile: 'FROM a:1\nRUN <<EOF\nchmod 777 a\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\nchmod 755 a\nEOF\n',
    },
    {
      name: 'what find carries out',
      dockerfile:
        'FROM a:1\nRUN find /srv -type d -exec chmod 777 {} \\;\nRUN find /srv -type f -print -exec /bin/chmod 0666 {} +\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN find /srv -type d -exec chmod 755 {} \\;\nRUN find /srv -type f -print -exec /bin/chmod 0644 {} +\n',
    },
    {
      name: 'a temporary folder, and one that stays',
      dockerfile:
        'FROM a:1\nRUN d="$(mktemp -d)" && chmod 777 "$d" && make -C "$d" && rm -rf "$d"\nRUN rm -rf /srv/x && mkdir /srv/x && chmod 777 /srv/x\n',
      lines: [3],
      fixed:
        'FROM a:1\nRUN d="$(mktemp -d)" && chmod 777 "$d" && make -C "$d" && rm -rf "$d"\nRUN rm -rf /srv/x && mkdir /srv/x && chmod 755 /srv/x\n',
    },
  ],
  silent: [
    {
      name: 'not for everybody, or for a place that is shared',
      dockerfile:
        'FROM debian:12\nRUN chmod 777 /tmp && chmod 777 /tmp/ /var/tmp /var/tmp/ && chmod 666 /dev/null && chmod 777 /run/lock /run/lock/\nRUN chmod 1777 /x && chmod 3777 /y && chmod a+rwt /z && chmod +w x && chmod ug+w y && chmod o-w z && chmod a=rx w && chmod u+w,o=r v && chmod 775 t\nRUN chmod 777 /a /b && rm -rf /a /b\n',
    },

    {
      name: 'narrow',
      dockerfile:
        'FROM a:1\nRUN chmod 755 a && chmod +x b && chmod u+w,g+w c && chmod go-w d && chmod +w e\nCOPY --chmod=0644 a b\n',
    },
    { name: 'sticky', dockerfile: 'FROM a:1\nRUN chmod 1777 /tmp && chmod a+rwxt /x && chmod 777 /tmp\n' },
    { name: 'unknown', dockerfile: 'FROM a:1\nRUN chmod $M a\nARG M\nCOPY --chmod=$M a b\n' },
    {
      name: 'find with another command',
      dockerfile:
        'FROM a:1\nRUN find /srv -exec echo chmod 777 {} \\; && find / -exec chmod 755 {} + && find / -exec\n',
    },
  ],
});

it('names a narrower mode where the mode is a number', () => {
  const message = (mode: string) =>
    problemsOf(worldWritableChmod, { name: '', dockerfile: `FROM a:1\nRUN chmod ${mode} /x\n` })[0]?.message;
  expect(message('777')).toBe(
    '`777` lets everybody write; `755` is enough, with `chown` for the account that has to write.',
  );
  expect(message('a+w')).toBe('`a+w` lets everybody write; give write access to the owner or the group only.');
});

import { worldWritableChmod } from '../../../src/rules/filesystem-permissions/world-writable-chmod.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(worldWritableChmod, {
  fires: [
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

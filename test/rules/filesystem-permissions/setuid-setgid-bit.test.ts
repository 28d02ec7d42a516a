import { setuidSetgidBit } from '../../../src/rules/filesystem-permissions/setuid-setgid-bit.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(setuidSetgidBit, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nRUN chmod u+s a && chmod 6755 b && \\\n  chmod 02755 c\n',
      lines: [2, 2, 3],
      fixed: 'FROM a:1\nRUN chmod u+s a && chmod 755 b && \\\n  chmod 755 c\n',
    },
    { name: 'the group of a program', dockerfile: 'FROM a:1\nRUN chmod g+s /usr/local/bin/tool\n', lines: [2] },
  ],
  silent: [
    {
      name: 'others',
      dockerfile:
        'FROM a:1\nRUN chmod u-s a && chmod g+s /team && chmod 1777 b && chmod 0755 c && chmod 755 d && mkdir -m 2775 e\nCOPY --chmod=0755 a b\n',
    },
    { name: 'the group of a folder', dockerfile: 'FROM a:1\nRUN chmod g+s /srv/team && chmod g-s /usr/bin/tool\n' },
  ],
});

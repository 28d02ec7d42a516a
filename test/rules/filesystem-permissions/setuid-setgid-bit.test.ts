import { expect, it } from '@jest/globals';
import { setuidSetgidBit } from '../../../src/rules/filesystem-permissions/setuid-setgid-bit.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(setuidSetgidBit, {
  fires: [
    {
      name: 'by numbers with a zero in front, by letters, for folders',
      dockerfile:
        'FROM debian:12\nRUN chmod 04755 /usr/bin/x && chmod 2755 /usr/bin/y && chmod 6755 z\nRUN chmod u+rxs x && chmod a=rxs y && chmod +s z && chmod g-w,ug+s w\nRUN chmod g+s /a bin/tool && chmod g=xs /usr/libexec/x\nCOPY --chmod=4755 x /x\nRUN mkdir -m 2775 /srv/team && install -m 4755 a b && mkdir -m 4755 /x\n',
      lines: [2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6, 6],
      fixed:
        'FROM debian:12\nRUN chmod 755 /usr/bin/x && chmod 755 /usr/bin/y && chmod 755 z\nRUN chmod u+rxs x && chmod a=rxs y && chmod +s z && chmod g-w,ug+s w\nRUN chmod g+s /a bin/tool && chmod g=xs /usr/libexec/x\nCOPY --chmod=755 x /x\nRUN mkdir -m 2775 /srv/team && install -m 755 a b && mkdir -m 755 /x\n',
    },
    { name: 'a mode by a variable', dockerfile: 'FROM debian:12\nARG M=4755\nCOPY --chmod=$M x /x\n', lines: [3] },

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
      name: 'none of these bits',
      dockerfile:
        'FROM debian:12\nRUN chmod 1777 /x && chmod 755 /y && chmod 0755 /z && chmod o+s /w && chmod g+s /srv/team && chmod u-s /usr/bin/x && chmod u+x /s\nRUN chmod g+s /usr/bin/ /opt/bin/a/b /cabin/x && chmod go=rx /bin/a && chmod g+w /bin/s\n',
    },

    {
      name: 'others',
      dockerfile:
        'FROM a:1\nRUN chmod u-s a && chmod g+s /team && chmod 1777 b && chmod 0755 c && chmod 755 d && mkdir -m 2775 e\nCOPY --chmod=0755 a b\n',
    },
    { name: 'the group of a folder', dockerfile: 'FROM a:1\nRUN chmod g+s /srv/team && chmod g-s /usr/bin/tool\n' },
  ],
});

it('says which bit, and what the mode is without it', () => {
  const message = (mode: string) =>
    problemsOf(setuidSetgidBit, { name: '', dockerfile: `FROM a:1\nRUN chmod ${mode} /usr/bin/x\n` })[0]?.message;
  expect(message('4755')).toContain('`4755` sets the setuid bit; drop it, as in `755`, or');
  expect(message('2711')).toContain('`2711` sets the setgid bit; drop it, as in `711`, or');
  expect(message('u+s')).toContain('`u+s` sets the setuid bit; drop it, or');
  expect(message('g+s')).toContain('`g+s` sets the setgid bit; drop it, or');
});

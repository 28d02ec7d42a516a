import { removeUsrSrc } from '../../../src/rules/layers-cache/remove-usr-src.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeUsrSrc, {
  fires: [
    {
      name: 'a build that leaves its sources',
      dockerfile:
        'FROM a:1\nRUN mkdir -p /usr/src/x && curl -fsSL https://x | tar xz -C /usr/src/x && make -C /usr/src/x install\n',
      lines: [2],
      fixed:
        'FROM a:1\nRUN mkdir -p /usr/src/x && curl -fsSL https://x | tar xz -C /usr/src/x && make -C /usr/src/x install && rm -rf /usr/src/x\n',
    },
    { name: 'in a block', dockerfile: 'FROM a:1\nRUN if a; then mkdir /usr/src/x; fi\n', lines: [2] },
    {
      name: 'removed too early',
      dockerfile: 'FROM a:1\nRUN rm -rf /usr/src/x; mkdir /usr/src/x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN rm -rf /usr/src/x; mkdir /usr/src/x && rm -rf /usr/src/x\n',
    },
  ],
  silent: [
    {
      name: 'removed',
      dockerfile:
        'FROM a:1\nRUN mkdir /usr/src/x && make && rm -rf /usr/src/x\nRUN mkdir /usr/src/y && make && rm -r /usr/src/*\n',
    },
    {
      name: 'used by the image',
      dockerfile:
        'FROM a:1\nRUN mkdir -p /usr/src/app\nWORKDIR /usr/src/app\nRUN mkdir /usr/src/c\nCOPY d /usr/src/c/\n',
    },
    {
      name: 'the application itself works there',
      dockerfile: 'FROM a:1\nRUN mkdir /usr/src/x\nCMD ["/usr/src/x/bin"]\n',
    },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nRUN mkdir /usr/src/x\nFROM c:1\nCOPY --from=b /y /\n',
    },
    { name: 'other folders', dockerfile: 'FROM a:1\nRUN mkdir -p /usr/src /usr/srcs/x\n' },
  ],
});

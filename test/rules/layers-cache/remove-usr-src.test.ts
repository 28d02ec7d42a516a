import { removeUsrSrc } from '../../../src/rules/layers-cache/remove-usr-src.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeUsrSrc, {
  fires: [
    {
      name: 'other folders with names that begin alike are removed; in ONBUILD',
      dockerfile:
        'FROM a:1\nRUN mkdir /usr/src/x && rm -rf /usr/src/xy /usr/s /usr/src/x/doc\nONBUILD RUN mkdir /usr/src/z\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN mkdir /usr/src/x && rm -rf /usr/src/xy /usr/s /usr/src/x/doc && rm -rf /usr/src/x\nONBUILD RUN mkdir /usr/src/z && rm -rf /usr/src/z\n',
    },
    {
      name: 'other folders are worked in',
      dockerfile: 'FROM a:1\nRUN (mkdir /usr/src/x)\nWORKDIR /usr/src/xy\nRUN make\n',
      lines: [2],
    },
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
      name: 'removed with what is above it, with a slash at its end, as a whole folder of sources',
      dockerfile:
        'FROM a:1\nRUN mkdir /usr/src/x/ && make && rm -rf /usr/src/x/\nRUN mkdir /usr/src/y && rm -rf /usr/src\nRUN mkdir /usr/src/z && rm -rf /usr/src/z/*\nRUN mkdir /usr/src/$V && rm -rf /usr/src/$V\n',
    },
    {
      name: 'below the working directory of something',
      dockerfile: 'FROM a:1\nRUN mkdir /usr/src/x\nWORKDIR /usr/src\nWORKDIR x/y\nRUN make\n',
    },
    { name: 'in a function that is perhaps not called', dockerfile: 'FROM a:1\nRUN f() { mkdir /usr/src/x; }; f\n' },
    { name: 'somewhere else', dockerfile: 'FROM a:1\nRUN mkdir /opt/usr/src/x && touch /usr/src/y\n' },
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

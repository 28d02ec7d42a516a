import { mergeConsecutiveRun } from '../../../src/rules/layers-cache/merge-consecutive-run.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(mergeConsecutiveRun, {
  fires: [
    {
      name: 'a part without FROM',
      dockerfile: 'RUN /foo.sh\nRUN /bar.sh\n',
      lines: [2],
      fixed: 'RUN /foo.sh && \\\n    /bar.sh\n',
    },
    {
      name: 'three in a row',
      dockerfile: '# escape=`\nFROM a:1\nRUN a\nRUN b\n\nRUN c | d\n',
      lines: [4, 6],
      fixed: '# escape=`\nFROM a:1\nRUN a && `\n    b && `\n    c | d\n',
    },
    {
      name: 'the same flags',
      dockerfile: 'FROM a:1\nRUN --network=none a\nRUN --network=none b\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN --network=none a && \\\n    b\n',
    },
    {
      name: 'a comment between, cd, ||',
      dockerfile: 'FROM a:1\nRUN a\n# b\nRUN b\nCMD x\nRUN cd /x\nRUN b\nCMD x\nRUN a || b\nRUN c\n',
      lines: [4, 7, 10],
    },
  ],
  silent: [
    { name: 'long chains', dockerfile: 'FROM a:1\nRUN a && b && c\nRUN d\nRUN e && f && g\n' },
    { name: 'something between, other flags', dockerfile: 'FROM a:1\nRUN a\nENV A=1\nRUN b\nRUN --network=none c\n' },
    {
      name: 'exec form, heredoc, ONBUILD',
      dockerfile: 'FROM a:1\nRUN ["a"]\nRUN b\nRUN <<EOF\nc\nEOF\nONBUILD RUN d\nONBUILD RUN e\n',
    },
    { name: 'a stage that does not ship', dockerfile: 'FROM a:1 AS b\nRUN a\nRUN b\nFROM c:1\nCOPY --from=b /a /a\n' },
    { name: 'update and install', dockerfile: 'FROM a:1\nRUN apt-get update\nRUN apt-get install -y a\n' },
    { name: 'PowerShell', dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN a\nRUN b\n' },
  ],
});

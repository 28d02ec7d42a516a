import { workdirOverCd } from '../../../src/rules/shell/workdir-over-cd.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(workdirOverCd, {
  fires: [
    { name: 'CMD before others', dockerfile: 'FROM a:1\nCMD cd /x && a\nCOPY a b\n', lines: [2] },
    { name: 'CMD', dockerfile: 'FROM a:1\nCMD cd /x && a\n', lines: [2], fixed: 'FROM a:1\nWORKDIR /x\nCMD a\n' },
    { name: 'a path with blanks', dockerfile: 'FROM a:1\nRUN cd "/my dir" && x\n', lines: [2] },
    { name: 'the folder before is unknown', dockerfile: 'FROM a:1\nRUN cd /x && b\n', lines: [2] },
    {
      name: 'another WORKDIR follows',
      dockerfile: 'FROM a:1\nRUN cd /x && b\nWORKDIR /y\n',
      lines: [2],
      fixed: 'FROM a:1\nWORKDIR /x\nRUN b\nWORKDIR /y\n',
    },
    {
      name: 'relative',
      dockerfile: 'FROM a:1\nWORKDIR /a\nRUN cd x \\\n    && b \\\n    && c\n',
      lines: [3],
      fixed: 'FROM a:1\nWORKDIR /a\nWORKDIR /a/x\nRUN b \\\n    && c\nWORKDIR /a\n',
    },
    {
      name: 'the folder that it is in already',
      dockerfile: 'FROM a:1\nWORKDIR /a\nRUN cd /a && b\n',
      lines: [3],
      fixed: 'FROM a:1\nWORKDIR /a\nRUN b\n',
    },
    { name: 'alone', dockerfile: 'FROM a:1\nWORKDIR /a\nRUN cd /x\n', lines: [3] },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nWORKDIR /a\nONBUILD RUN cd /x && b\n', lines: [3] },
    { name: 'an assignment follows', dockerfile: 'FROM a:1\nWORKDIR /a\nRUN cd /x && A=b && c $A\n', lines: [3] },
    { name: 'a comment between', dockerfile: 'FROM a:1\nWORKDIR /a\nRUN cd /x \\\n  # why\n  && b\n', lines: [3] },
  ],
  silent: [
    { name: 'later in the chain', dockerfile: 'FROM a:1\nRUN a && cd /x && b\n' },
    { name: 'subshell', dockerfile: 'FROM a:1\nRUN (cd /x && b) && c\n' },
    { name: 'back again', dockerfile: 'FROM a:1\nRUN cd /x && b && cd - && c\n' },
    { name: 'a variable', dockerfile: 'FROM a:1\nRUN cd $X && b\n' },
    { name: 'a mount', dockerfile: 'FROM a:1\nRUN --mount=type=bind,target=/x cd /x && b\n' },
    { name: 'home', dockerfile: 'FROM a:1\nRUN cd ~ && b\nRUN cd && b\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\ncd /x\nb\nEOF\n' },
  ],
});

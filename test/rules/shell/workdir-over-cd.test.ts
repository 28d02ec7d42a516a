import { beforeAll, expect, it } from '@jest/globals';
import { workdirOverCd } from '../../../src/rules/shell/workdir-over-cd.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

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
    {
      name: 'ENTRYPOINT; joints without blanks, with many, a semicolon',
      dockerfile: 'FROM a:1\nWORKDIR /a\nRUN cd /x&&b\nRUN cd /x ;   c\nENTRYPOINT cd /y-z && d\n',
      lines: [3, 4, 5],
      fixed:
        'FROM a:1\nWORKDIR /a\nWORKDIR /x\nRUN b\nWORKDIR /a\nWORKDIR /x\nRUN c\nWORKDIR /a\nWORKDIR /y-z\nENTRYPOINT d\n',
    },
    {
      name: 'names that begin or end so, another flag',
      dockerfile: 'FROM a:1\nRUN cd /x && mycd y\nRUN cd /x && cdrecord y\nRUN --network=none cd /x && y\n',
      lines: [2, 3, 4],
    },
    {
      name: 'folders that can not be told, or that the script looks back at',
      dockerfile:
        'FROM a:1\nRUN cd x && b\nWORKDIR /a\nRUN cd /x/../y && b\nRUN cd /x && b $OLDPWD\nRUN cd /x && b ${OLDPWD}\nRUN cd /x && b ~-\n',
      lines: [2, 4, 5, 6, 7],
    },
    { name: 'another escape character', dockerfile: '# escape=`\nFROM a:1\nWORKDIR /a\nRUN cd /x && b\n', lines: [4] },
    {
      name: 'another shell',
      dockerfile: 'FROM a:1\nWORKDIR /a\nSHELL ["/bin/bash", "-c"]\nRUN cd /x && b\n',
      lines: [4],
    },
    { name: 'the next folder is relative', dockerfile: 'FROM a:1\nRUN cd /x && b\nWORKDIR y\n', lines: [2] },
  ],
  silent: [
    { name: 'later in the chain', dockerfile: 'FROM a:1\nRUN a && cd /x && b\n' },
    { name: 'subshell', dockerfile: 'FROM a:1\nRUN (cd /x && b) && c\n' },
    { name: 'back again', dockerfile: 'FROM a:1\nRUN cd /x && b && cd - && c\n' },
    { name: 'a variable', dockerfile: 'FROM a:1\nRUN cd $X && b\n' },
    { name: 'a mount', dockerfile: 'FROM a:1\nRUN --mount=type=bind,target=/x cd /x && b\n' },
    { name: 'home', dockerfile: 'FROM a:1\nRUN cd ~ && b\nRUN cd && b\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\ncd /x\nb\nEOF\n' },
    {
      name: 'more than a change of folder',
      dockerfile:
        'FROM a:1\nRUN cd -P /x && b\nRUN command cd /x && b\nRUN cd /x >/dev/null && b\nRUN cd /x || exit 1\nRUN cd /x | b\nRUN cd "" && b\nRUN cd /x* && b\nRUN cd /x && (b\nRUN { cd /x && b; }\n',
    },
    {
      name: 'JSON, a here-document behind it, another instruction',
      dockerfile:
        'FROM a:1\nCMD ["cd", "/x"]\nRUN cd /x && cat <<EOF > y\na\nEOF\nHEALTHCHECK CMD cd /x && b\nLABEL cd /x\n',
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('names the folder of a relative cd from the root', () => {
  const dockerfile = 'FROM a:1\nRUN cd b && c\nRUN cd $X && d\nWORKDIR /a\nRUN cd ../b && c\nRUN cd b\n';
  expect(
    problemsOf(workdirOverCd, { name: '', dockerfile }).map(({ message }) => /`WORKDIR ([^`]*)`/.exec(message)?.[1]),
  ).toEqual(['/…/b', '/b', '/a/b']);
});

it('says what a cd comes to', () => {
  const dockerfile = 'FROM a:1\nWORKDIR /a\nRUN cd /a && b\nRUN cd /x\nCMD cd /y && b\n';
  expect(problemsOf(workdirOverCd, { name: '', dockerfile }).map(({ message }) => message)).toEqual([
    'This RUN is in `/a` already; leave the `cd` out.',
    '`cd /x` is forgotten at the end of this RUN; write `WORKDIR /x`.',
    'Set `WORKDIR /y` before this CMD instead of changing into it.',
  ]);
});

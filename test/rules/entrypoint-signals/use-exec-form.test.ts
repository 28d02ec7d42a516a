import { useExecForm } from '../../../src/rules/entrypoint-signals/use-exec-form.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(useExecForm, {
  fires: [
    {
      name: 'what an image built from this one starts',
      dockerfile: 'FROM a:1\nONBUILD CMD run me\nONBUILD ENTRYPOINT a && b\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nONBUILD CMD ["run", "me"]\nONBUILD ENTRYPOINT ["sh", "-c", "a && exec b"]\n',
    },

    { name: 'a part without FROM', dockerfile: 'CMD node app.js\n', lines: [1], fixed: 'CMD ["node", "app.js"]\n' },
    {
      name: 'nothing that exec could take over',
      dockerfile:
        'FROM a:1\nCMD a || b\nCMD a | b\nCMD a & b\nCMD source /x\nCMD (a b)\nCMD if x; then y; fi\nCMD export X=1 && a\n',
      lines: [2, 3, 4, 5, 6, 7, 8],
    },
    {
      name: 'wrappers, assignments, redirects',
      dockerfile: 'FROM a:1\nENTRYPOINT gosu app x\nCMD A=1 b > /c\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nENTRYPOINT ["gosu", "app", "x"]\nCMD ["sh", "-c", "A=1 exec b > /c"]\n',
    },
    {
      name: 'exec with plain words and with a variable',
      dockerfile: 'FROM a:1\nCMD exec a b\nENTRYPOINT exec a $X\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nCMD ["a", "b"]\nENTRYPOINT ["sh", "-c", "exec a $X"]\n',
    },
    {
      name: 'another escape character',
      dockerfile: '# escape=`\nFROM a:1\nCMD a $X `\n   b\\c\n',
      lines: [3],
      fixed: '# escape=`\nFROM a:1\nCMD ["sh", "-c", "exec a $X `\n   b\\\\c"]\n',
    },
    {
      name: 'quotes and lines in the text of a shell',
      dockerfile: 'FROM a:1\nCMD cd /x && a $X \\\n    # why\n    --d "e\\"f"\n',
      lines: [2],
      fixed: 'FROM a:1\nCMD ["sh", "-c", "cd /x && exec a $X \\\n    # why\n    --d \\"e\\\\\\"f\\""]\n',
    },
    {
      name: 'several lines with a comment',
      dockerfile: 'FROM a:1\nCMD a \\\n    --b "c" \\\n    # why\n    --d\n',
      lines: [2],
      fixed: 'FROM a:1\nCMD ["a", \\\n    "--b", "c", \\\n    # why\n    "--d"]\n',
    },
    {
      name: 'a chain',
      dockerfile: 'FROM a:1\nCMD a && b\n',
      lines: [2],
      fixed: 'FROM a:1\nCMD ["sh", "-c", "a && exec b"]\n',
    },
    {
      name: 'a variable',
      dockerfile: 'FROM a:1\nENTRYPOINT run $X\n',
      lines: [2],
      fixed: 'FROM a:1\nENTRYPOINT ["sh", "-c", "exec run $X"]\n',
    },
    {
      name: 'plain words',
      dockerfile: 'FROM a:1\nCMD python "my app.py"\n',
      lines: [2],
      fixed: 'FROM a:1\nCMD ["python", "my app.py"]\n',
    },
  ],
  silent: [
    { name: 'ONBUILD behind SHELL', dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\nONBUILD CMD run me\n' },

    { name: 'exec form', dockerfile: 'FROM a:1\nCMD ["a"]\n' },
    { name: 'after SHELL', dockerfile: 'FROM a:1\nSHELL ["bash", "-c"]\nCMD a\n' },
    { name: 'HEALTHCHECK', dockerfile: 'FROM a:1\nHEALTHCHECK CMD curl x\n' },
  ],
});

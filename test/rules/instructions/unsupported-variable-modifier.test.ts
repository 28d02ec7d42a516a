import { unsupportedVariableModifier } from '../../../src/rules/instructions/unsupported-variable-modifier.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(unsupportedVariableModifier, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:${X,,}\nENV A=${B:0:3} C=${#D}\nONBUILD USER ${E@Q}\n',
      lines: [1, 2, 2, 3],
    },
    { name: 'flag', dockerfile: 'FROM a:1\nCOPY --chown=${U^} a b\n', lines: [2] },
    { name: 'a file that is written', dockerfile: 'FROM a:1\nCOPY <<EOF /x\n${B^}\nEOF\n', lines: [3] },
  ],
  silent: [
    { name: 'a template', dockerfile: 'FROM a:${templateOption:variant}\n' },
    {
      name: 'known',
      dockerfile: 'FROM a:${X:-1}\nENV A=${B-x} C=${D:+y} E=${F?z} G=${H##*/} I=${J%%x} K=${L//a/b} M=${N}\n',
    },
    { name: 'a shell', dockerfile: 'FROM a:1\nRUN echo ${A^^}\nCMD echo ${A:0:1}\n' },
    { name: 'escaped', dockerfile: "FROM a:1\nENV A=\\${B^^} C='${D^^}'\n" },
    {
      name: 'a script, and a file that is written as it stands',
      dockerfile: 'FROM a:1\nRUN <<EOF\necho ${B^}\nEOF\nCOPY <<"EOF" /x\n${B^}\nEOF\n',
    },
  ],
});

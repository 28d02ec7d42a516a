import { copyRelativeWithoutWorkdir } from '../../../src/rules/copy-add/copy-relative-without-workdir.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyRelativeWithoutWorkdir, {
  fires: [
    { name: 'a part without FROM', dockerfile: 'COPY x y\n', lines: [1] },
    {
      name: 'WORKDIR comes later, or in another stage',
      dockerfile: 'FROM a:1\nCOPY x .\nWORKDIR /a\nFROM b:1\nCOPY --from=0 x ./\nONBUILD COPY ["x", "y"]\n',
      lines: [2, 5, 6],
    },
    { name: 'here-document', dockerfile: 'FROM a:1\nCOPY <<EOF x\nhi\nEOF\n', lines: [2] },
  ],
  silent: [
    { name: 'scratch', dockerfile: 'FROM scratch\nCOPY --from=a /out .\nFROM scratch AS s\nFROM s\nCOPY x ./\n' },
    { name: 'set before', dockerfile: 'FROM a:1\nWORKDIR /a\nCOPY x .\n' },
    { name: 'set in the parent stage', dockerfile: 'FROM a:1 AS b\nWORKDIR /a\nFROM b AS c\nFROM c\nCOPY x .\n' },
    { name: 'absolute', dockerfile: 'FROM a:1\nCOPY x /x\nCOPY x C:\\\\x\nCOPY x "/a b"\n' },
    { name: 'a variable', dockerfile: 'FROM a:1\nCOPY x $HOME/x\nCOPY y ${D}\n' },
  ],
});

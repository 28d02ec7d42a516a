import { copyOutsideContext } from '../../../src/rules/copy-add/copy-outside-context.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyOutsideContext, {
  fires: [
    {
      name: 'hidden in the path',
      dockerfile: 'FROM a:1\nCOPY a "b/../../c" /x/\nADD .. /x\nONBUILD COPY ["../a", "/b"]\n',
      lines: [2, 3, 4],
    },
    { name: 'a variable', dockerfile: 'FROM a:1\nARG D=../d\nCOPY $D /x\n', lines: [3] },
  ],
  silent: [
    { name: 'inside', dockerfile: 'FROM a:1\nCOPY a/../b ..c /x/\nCOPY /a /x\n' },
    { name: 'from a stage', dockerfile: 'FROM a:1 AS s\nFROM b:1\nCOPY --from=s ../a /x\n' },
    { name: 'addresses, here-documents', dockerfile: 'FROM a:1\nADD https://x/../y /x\nCOPY <<EOF /x\n../a\nEOF\n' },
    { name: 'the destination', dockerfile: 'FROM a:1\nWORKDIR /a/b\nCOPY a ../x\n' },
  ],
});

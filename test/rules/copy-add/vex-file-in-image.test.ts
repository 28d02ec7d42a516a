import { vexFileInImage } from '../../../src/rules/copy-add/vex-file-in-image.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(vexFileInImage, {
  fires: [
    {
      name: 'also as a pattern, from a stage, in ONBUILD',
      dockerfile:
        'FROM a:1\nCOPY docs/*.vex.json /x/\nCOPY --from=b ["/a.vex.json", "/x"]\nONBUILD COPY a.VEX.json b /x/\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [{ name: 'other files', dockerfile: 'FROM a:1\nCOPY vex.json a.vex.json.gz /x/\nADD b.vex.json /x\n' }],
});

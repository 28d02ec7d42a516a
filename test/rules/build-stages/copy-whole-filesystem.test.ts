import { copyWholeFilesystem } from '../../../src/rules/build-stages/copy-whole-filesystem.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyWholeFilesystem, {
  fires: [{ name: 'JSON', dockerfile: 'FROM a:1 AS b\nFROM scratch\nCOPY --from=b ["/", "/"]\n', lines: [3] }],
  silent: [
    {
      name: 'narrow',
      dockerfile: 'FROM a:1 AS b\nFROM scratch\nCOPY --from=b /etc /\nCOPY --from=b / /rootfs/\nCOPY . /\n',
    },
  ],
});

import { imageReferenceMalformed } from '../../../src/rules/base-image/image-reference-malformed.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(imageReferenceMalformed, {
  fires: [
    {
      name: 'each part',
      dockerfile: `FROM a:\nFROM a:x/y:\nFROM A/B:1\nFROM Debian\nFROM a@\nFROM a@sha256:12\nFROM a:-x\nFROM a//b\nFROM a:${'x'.repeat(129)}\nFROM -a\n`,
      lines: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    },
  ],
  silent: [
    {
      name: 'names',
      dockerfile: `FROM a__b-c/d.e:1_x.Y-z AS Stage\nFROM r.io:5000/a/b@sha256:${'0'.repeat(64)}\nFROM localhost:1/a\nFROM STAGE\nFROM scratch\nFROM REG.io/a:1\n`,
    },
    { name: 'variables', dockerfile: 'ARG A\nFROM ${A}:\nFROM x:$A\n' },
    { name: 'places of templates', dockerfile: 'FROM {{baseTag}}\nFROM a:{%tag%}\nFROM <%=IMAGE%>\n' },
  ],
});

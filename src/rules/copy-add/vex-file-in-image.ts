import type { Rule } from '../rule.ts';
import { copies } from '../support/files/copies.ts';

export const vexFileInImage: Rule = {
  id: 'vex-file-in-image',
  group: 'copy-add',
  severity: 'info',
  default: true,
  fix: 'none',
  mentions: ['.vex'],
  aliases: ['tally/prefer-vex-attestation'],
  summary: 'A VEX document copied into the image.',
  why: 'Scanners read such statements from the registry, as an attestation of the image. Inside the image nobody finds them, and changing one means building again.',
  *check({ file }) {
    for (const { instruction, sources } of copies(file)) {
      if (instruction.keyword !== 'COPY') continue;
      for (const source of sources) {
        if (!/\.vex\.json$/i.test(source.expanded ?? source.value)) continue;
        yield {
          range: source.range,
          message: `\`${source.value}\` says which vulnerabilities matter, and scanners look for it beside the image; attach it as an attestation instead.`,
        };
      }
    }
  },
};

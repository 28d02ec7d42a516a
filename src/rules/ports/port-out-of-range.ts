import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const portOutOfRange: Rule = {
  id: 'port-out-of-range',
  group: 'ports',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['expose'],
  aliases: [
    'DL3011',
    'DS-0008',
    'UNIX Ports Out Of Range',
    'invalid-port',
    'dockerfilelint:invalid_port',
    'dockerfile-utils:INVALID_PORT',
    'dockerlinter:EE0001',
    'dockerfile_lint:paramSyntaxRegex-EXPOSE',
  ],
  summary: 'A port that is none.',
  why: 'Ports go from 0 to 65535; the builder refuses anything else, or the image documents a port that cannot exist.',
  *check({ file }) {
    for (const instruction of written(file)) {
      if (instruction.keyword !== 'EXPOSE') continue;
      for (const { expanded, raw, range } of instruction.words) {
        if (expanded === undefined) continue;
        // Address and host port in front are another rule's matter.
        const port =
          expanded
            .replace(/\/[a-z]+$/i, '')
            .split(':')
            .at(-1) ?? '';
        const [low = '', high = low, more] = port.split('-');
        const valid = more === undefined && isPort(low) && isPort(high) && Number(low) <= Number(high);
        if (!valid)
          yield { range, message: `\`${raw}\` is no port; write a number from 0 to 65535, or a range of them.` };
      }
    }
  },
};

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

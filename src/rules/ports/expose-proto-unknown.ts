import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const exposeProtoUnknown: Rule = {
  id: 'expose-proto-unknown',
  group: 'ports',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['expose'],
  aliases: ['dockerfile-utils:INVALID_PROTO'],
  summary: 'A port with a protocol that does not exist.',
  why: 'The builder knows tcp, udp and sctp and stops at anything else.',
  *check({ file }) {
    for (const { keyword, words } of written(file)) {
      if (keyword !== 'EXPOSE') continue;
      for (const { expanded, range } of words) {
        const slash = expanded?.indexOf('/') ?? -1;
        if (expanded === undefined || slash === -1) continue;
        const protocol = expanded.slice(slash + 1);
        if (/^(tcp|udp|sctp)$/i.test(protocol)) continue;
        yield { range, message: `\`${protocol}\` is no protocol; write \`tcp\`, \`udp\` or \`sctp\`.` };
      }
    }
  },
};

import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const exposeHostMapping: Rule = {
  id: 'expose-host-mapping',
  group: 'ports',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['expose'],
  aliases: ['ExposeInvalidFormat', 'dockerfilelint:expose_host_port'],
  summary: 'EXPOSE with an address or a port of the host.',
  why: 'EXPOSE only says on which port the container listens; which port of the host leads there is chosen when it is started. The builder will refuse the other form.',
  *check({ file }) {
    for (const { keyword, words } of written(file)) {
      if (keyword !== 'EXPOSE') continue;
      for (const { raw, range } of words) {
        const colon = raw.replace(/\$\{[^}]{0,300}\}/g, (reference) => 'x'.repeat(reference.length)).lastIndexOf(':');
        if (colon === -1) continue;
        const port = raw.slice(colon + 1);
        const plain = port !== '' && !/["'\\`]/.test(raw);
        yield {
          range,
          message: `\`${raw}\` maps a port of the host, which EXPOSE cannot do; ${plain ? `write \`${port}\`` : 'write the port of the container only'}.`,
          fix: plain
            ? {
                safety: 'safe',
                title: 'Keep the port of the container',
                edits: [{ range: { start: range.start, end: range.start + colon + 1 }, text: '' }],
              }
            : undefined,
        };
      }
    }
  },
};

import type { ComposeRule } from '../rule.ts';

export const composePrivilegedPort: ComposeRule = {
  id: 'compose-privileged-port',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Privileged Ports Mapped In Container'],
  summary: 'A port below 1024 is published.',
  why: 'Only root, or a process with a capability for it, may listen on these ports; a service without needs neither behind a higher port.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      const dropped = service.items('cap_drop').map(({ text }) => (text ?? '').toUpperCase().replace(/^CAP_/, ''));
      const added = service.items('cap_add').map(({ text }) => (text ?? '').toUpperCase().replace(/^CAP_/, ''));
      const kept = added.some((name) => name === BIND || name === 'ALL');
      if (dropped.includes(BIND) || (dropped.includes('ALL') && !kept)) continue;
      for (const port of service.ports) {
        const low = [port.published, port.target].find(isLow);
        if (low === undefined) continue;
        yield {
          range: port.range,
          message: `Service \`${service.name}\` uses the privileged port \`${low}\`; let it listen above 1023 and publish that.`,
        };
      }
    }
  },
};

const BIND = 'NET_BIND_SERVICE';

function isLow(port: string | undefined): boolean {
  const first = /^\d{1,5}(?=-|$)/.exec(port ?? '')?.[0];
  return first !== undefined && Number(first) > 0 && Number(first) < 1024;
}

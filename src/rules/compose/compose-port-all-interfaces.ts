import { addEntry, innerRange } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { unsafeFix } from '../support/yaml/compose.ts';

export const composePortAllInterfaces: ComposeRule = {
  id: 'compose-port-all-interfaces',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['Container Traffic Not Bound To Host Interface'],
  summary: 'A port is published on every address of the host.',
  why: "Docker opens published ports past the host's firewall, so what was meant for this machine can be reached by the whole network.",
  *checkCompose({ file }) {
    for (const service of file.services) {
      if (service.text('network_mode') === 'host') continue;
      for (const port of service.ports) {
        if (port.hostIp !== undefined || !port.known || (port.long && port.published === undefined)) continue;
        const at = innerRange(file.text, port.range).start;
        const prefix = port.published === undefined ? `${LOCAL}::` : `${LOCAL}:`;
        const edits = port.long
          ? addEntry(file.text, port.at.item.aliased ? undefined : port.long, [`host_ip: ${LOCAL}`])
          : [{ range: { start: at, end: at }, text: prefix }];
        yield {
          range: port.range,
          message: `Port \`${port.published ?? port.target}\` of service \`${service.name}\` can be reached from every network of the host; bind it to \`${LOCAL}\` or to the address it is meant for.`,
          fix: unsafeFix('Publish the port on this machine only', edits),
        };
      }
    }
  },
};

const LOCAL = '127.0.0.1';

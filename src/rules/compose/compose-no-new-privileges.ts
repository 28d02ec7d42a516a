import type { Service } from '../../compose/model.ts';
import { isOn } from '../../compose/values.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { addEntry, addItem } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { completeServices, securityOptions, unsafeFix } from '../support/yaml/compose.ts';

export const composeNoNewPrivileges: ComposeRule = {
  id: 'compose-no-new-privileges',
  group: 'compose',
  // It is told of nearly every service that there is, so mildly.
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: ['No New Privileges Not Set', 'no-new-privileges'],
  summary: 'A service may gain privileges after its start.',
  why: 'Without no-new-privileges a process can still become root through a setuid program in the image.',
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      // A privileged container has nothing to gain, and a swarm ignores the option.
      if (service.swarm || isOn(service.text('privileged'))) continue;
      const options = securityOptions(service);
      if (options.some(({ option }) => option === OPTION || option === 'no-new-privileges')) continue;
      const entry = service.get('security_opt');
      if (service.items('security_opt').some(({ text }) => text === undefined)) continue;
      const off = options.find(({ option }) => option === `${SHORT}:false`);
      yield {
        range: off?.at.item.range ?? entry?.keyRange ?? service.nameRange,
        message: `Processes of service \`${service.name}\` may gain privileges; put \`${OPTION}\` into its \`security_opt\`.`,
        fix: unsafeFix(
          'Set no-new-privileges',
          off ? switchedOn(file.text, off.at.item.range) : added(file.text, service),
        ),
      };
    }
  },
};

const SHORT = 'no-new-privileges';
const OPTION = 'no-new-privileges:true';

/** The item with `true` for `false`. */
function switchedOn(text: string, { start, end }: Range): TextEdit[] | undefined {
  const place = /false(?=["']?$)/i.exec(text.slice(start, end))?.index;
  return place === undefined ? undefined : [{ range: { start: start + place, end: start + place + 5 }, text: 'true' }];
}

function added(text: string, service: Service): TextEdit[] | undefined {
  const entry = service.get('security_opt');
  if (!entry) return addEntry(text, service.own, ['security_opt:', `  - ${OPTION}`]);
  const here = service.own?.entries.includes(entry) && !entry.merged && !entry.aliased;
  return here && entry.value.kind === 'list' ? addItem(text, entry.value, OPTION) : undefined;
}

import type { Service } from '../../compose/model.ts';
import { isOn } from '../../compose/values.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { YamlValue } from '../../text/yaml.ts';
import type { ComposeRule } from '../rule.ts';
import { completeServices } from '../support/yaml/compose.ts';

export const composeHealthcheck: ComposeRule = {
  id: 'compose-healthcheck',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Healthcheck Not Set'],
  summary: 'A service has no health check.',
  why: 'Without one Docker calls a service running when its process hangs, and those that depend on it start too early.',
  *checkCompose({ file, dockerfileOf }) {
    for (const service of completeServices(file)) {
      const entry = service.get('healthcheck');
      const off = isOn(service.text('healthcheck', 'disable')) || isNone(service.at('healthcheck', 'test'));
      if (entry ? !off : isOneShot(service) || hasHealthcheck(dockerfileOf(service))) continue;
      yield {
        range: entry?.range ?? service.nameRange,
        message: `Nothing tells whether service \`${service.name}\` works; give it a \`healthcheck\` with a \`test\`.`,
      };
    }
  },
};

function isNone(test: YamlValue | undefined): boolean {
  const first = test?.kind === 'list' ? test.items[0]?.value : test;
  return first?.kind === 'scalar' && first.text === 'NONE';
}

/** Whether it does its work and ends: nobody asks how it is. */
function isOneShot(service: Service): boolean {
  return service.ports.length === 0 && service.text('restart') === 'no';
}

function hasHealthcheck(dockerfile: Dockerfile | undefined): boolean {
  const last = dockerfile?.stages
    .at(-1)
    ?.instructions.filter(({ keyword }) => keyword === 'HEALTHCHECK')
    .at(-1);
  return last !== undefined && !/^\s*NONE\b/i.test(last.shellText);
}

import { entryOf, valueAt, type YamlValue } from '../../text/yaml.ts';
import type { ComposeRule } from '../rule.ts';
import { forbiddenValue } from '../support/yaml/compose.ts';

export const composeHostNetwork: ComposeRule = {
  id: 'compose-host-network',
  group: 'compose',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['Shared Host Network Namespace'],
  summary: "A service uses the host's network.",
  why: "The service reaches everything that listens on the host's loopback address, and every port that it opens is open to the outside.",
  *checkCompose({ file }) {
    yield* forbiddenValue(
      file,
      'network_mode',
      'host',
      ({ name }) =>
        `Service \`${name}\` uses the host's network and reaches all that listens there; take \`network_mode\` away and publish the ports that are needed.`,
      "Leave the host's network",
    );
    for (const service of file.services) {
      const { networks } = { networks: service.get('networks')?.value };
      const used =
        networks?.kind === 'map'
          ? networks.entries.map(({ key, keyRange }) => ({ name: key, range: keyRange }))
          : service.items('networks').map(({ text, item }) => ({ name: text ?? '', range: item.range }));
      for (const { name, range } of used) {
        if (!isHostNetwork(entryOf(entryOf(file.root, 'networks')?.value, name)?.value, name)) continue;
        yield {
          range,
          message: `Service \`${service.name}\` joins the host's network and reaches all that listens there; use a network of its own and publish the ports that are needed.`,
        };
      }
    }
  },
};

/** Whether a top-level network stands for the engine's network called `host`. */
function isHostNetwork(network: YamlValue | undefined, name: string): boolean {
  const external = valueAt(network, 'external');
  if (external === undefined || (external.kind === 'scalar' && external.text !== 'true')) return false;
  const given = valueAt(external, 'name') ?? valueAt(network, 'name');
  return (given?.kind === 'scalar' ? given.text : name) === 'host';
}

import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { removeItems } from '../support/yaml/item-edits.ts';

export const adminPortExposed: Rule = {
  id: 'admin-port-exposed',
  group: 'ports',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['expose'],
  aliases: ['DS-0004', 'CKV_DOCKER_1', 'Exposing Port 22 (SSH)', 'S6473'],
  summary: 'A port for administration, such as that of SSH.',
  why: 'Containers are entered with docker exec or kubectl exec. A server for remote administration is one more way in, with accounts and updates of its own.',
  options: {
    ports: {
      type: 'array',
      items: { type: 'string' },
      description: 'The TCP ports that should not be exposed.',
      default: ['22', '23', '3389', '5800', '5900'],
    },
  },
  *check({ file, options }) {
    const ports = (Array.isArray(options.ports) ? options.ports : []).map(Number);
    for (const instruction of written(file)) {
      if (instruction.keyword !== 'EXPOSE') continue;
      const found = instruction.words.filter(({ expanded }) => portIn(expanded, ports) !== undefined);
      const single = found.filter(({ expanded }) => !expanded?.includes('-'));
      const edits = removeItems(file, instruction, instruction.words, single);
      for (const word of found) {
        const edit = single.includes(word) ? edits[single.indexOf(word)] : undefined;
        yield {
          range: word.range,
          message: `Port ${portIn(word.expanded, ports)} is for administration from outside; remove it, and enter the container with \`docker exec\`.`,
          fix: edit ? { safety: 'unsafe', title: 'Do not expose the port', edits: [edit] } : undefined,
        };
      }
    }
  },
};

/** The first of the ports that a word of EXPOSE names or covers. */
function portIn(word: string | undefined, ports: readonly number[]): number | undefined {
  const [, low = '', high = low] = /^(?:[^/]*:)?(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/i.exec(word ?? '') ?? [];
  return low === '' ? undefined : ports.find((port) => Number(low) <= port && port <= Number(high));
}

import type { Mount } from '../../compose/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import { entryOf, type YamlEntry } from '../../text/yaml.ts';
import { innerRange, removeEntry } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { unsafeFix } from '../support/yaml/compose.ts';

export const composeMountPropagation: ComposeRule = {
  id: 'compose-mount-propagation',
  group: 'compose',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['Volume Mounted In Multiple Containers'],
  summary: 'Mounts inside a container reach the host, or the other way round.',
  why: "With shared propagation a mount made in the container appears on the host, and whoever is in the container can put files over the host's.",
  *checkCompose({ file }) {
    for (const service of file.services) {
      for (const mount of service.mounts) {
        const long = mount.propagation;
        const written = long?.value.kind === 'scalar' ? file.interpolate(long.value.text) : undefined;
        const mode = long
          ? SHARING.find((name) => name === written)
          : SHARING.find((name) => mount.options.includes(name));
        if (mode === undefined) continue;
        yield {
          range: long?.range ?? mount.range,
          message: `The mounts of service \`${service.name}\` are propagated as \`${mode}\`; take that away, so that they stay private.`,
          fix: unsafeFix(
            'Keep mounts private',
            long ? withoutKey(file.text, mount, long) : withoutOption(file.text, mount, mode),
          ),
        };
      }
    }
  },
};

const SHARING = ['shared', 'rshared', 'slave', 'rslave'];

/** Where the key is the only one of `bind`, that goes with it. */
function withoutKey(text: string, mount: Mount, key: YamlEntry): TextEdit[] | undefined {
  const { value, aliased } = mount.at.item;
  const bind = entryOf(value, 'bind');
  if (!bind || value.kind !== 'map' || bind.value.kind !== 'map' || aliased || bind.aliased) return undefined;
  return bind.value.entries.length === 1 ? removeEntry(text, bind, value) : removeEntry(text, key, bind.value);
}

function withoutOption(text: string, mount: Mount, mode: string): TextEdit[] | undefined {
  const { start, end } = innerRange(text, mount.range);
  const at = text.lastIndexOf(':', end - 1) + 1;
  const options = text.slice(at, end).split(',');
  if (at <= start || !options.includes(mode)) return undefined;
  const rest = options.filter((option) => option !== mode).join(',');
  return [{ range: { start: rest === '' ? at - 1 : at, end }, text: rest }];
}

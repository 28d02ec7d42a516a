import type { YamlValue } from '../../text/yaml.ts';
import type { ComposeRule } from '../rule.ts';

export const composeMountedScript: ComposeRule = {
  id: 'compose-mounted-script',
  group: 'compose',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'A service starts from a script that is mounted, not in its image.',
  why: 'The image alone does not start: whoever pulls it needs the right version of the repository beside it, and the script escapes every scan of the image.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      const started = ['entrypoint', 'command'].flatMap((key) => wordsOf(service.get(key)?.value));
      for (const mount of service.mounts) {
        const { source, target } = mount;
        if (mount.type !== 'bind' || source === undefined || target === undefined || !SCRIPT.test(source)) continue;
        if (!started.includes(target)) continue;
        yield {
          range: mount.range,
          message: `Service \`${service.name}\` starts \`${target}\`, which is mounted from \`${source}\`; copy the script into the image instead.`,
        };
      }
    }
  },
};

const SCRIPT = /\.(sh|bash|py|js|mjs|cjs|rb|pl|php|ps1)$|(^|\/)[\w-]*entrypoint$/i;

function wordsOf(value: YamlValue | undefined): string[] {
  if (value?.kind === 'scalar') return value.text.split(/[\s;&|"']+/);
  if (value?.kind !== 'list') return [];
  return value.items.flatMap(({ value: item }) => (item.kind === 'scalar' ? item.text.split(/[\s;&|"']+/) : []));
}

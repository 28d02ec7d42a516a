import { chainInstructions } from '../../dockerfile/chain.ts';
import type { YamlValue } from '../../text/yaml.ts';
import { removeItem } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { type Copy, copies } from '../support/files/copies.ts';

export const composeMountedScript: ComposeRule = {
  id: 'compose-mounted-script',
  group: 'compose',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A service starts from a script that is mounted, not in its image.',
  why: 'The image alone does not start: whoever pulls it needs the right version of the repository beside it, and the script escapes every scan of the image.',
  *checkCompose({ file, dockerfileOf }) {
    for (const service of file.services) {
      const own = ['entrypoint', 'command'].flatMap((key) => wordsOf(service.get(key)?.value));
      const dockerfile = dockerfileOf(service);
      const image = chainInstructions(dockerfile?.target);
      const last = (wanted: string) => image.findLast(({ keyword }) => keyword === wanted)?.words ?? [];
      const started = own.length > 0 ? own : [...last('ENTRYPOINT'), ...last('CMD')].map(({ value }) => value);
      for (const mount of service.mounts) {
        const { source, target } = mount;
        if (mount.type !== 'bind' || source === undefined || target === undefined || !SCRIPT.test(source)) continue;
        if (!started.includes(target)) continue;
        const has = dockerfile !== undefined && copies(dockerfile).some((copy) => brings(copy, target));
        const { item, list, entry } = mount.at;
        const edits = has ? removeItem(file.text, item, list, entry, service.own) : undefined;
        yield {
          range: mount.range,
          message: `Service \`${service.name}\` starts \`${target}\`, which is mounted from \`${source}\`; ${has ? 'the image has it already' : 'copy the script into the image instead'}.`,
          fix: edits && { safety: 'unsafe', title: "Start the image's own script", edits },
        };
      }
    }
  },
};

/** Whether a COPY of the build context puts something at a path, or at a folder around it. */
function brings({ from, path, folder, instruction }: Copy, target: string): boolean {
  if (from !== undefined || path === undefined || instruction.stage?.ships === false) return false;
  return path === target || (target.startsWith(path === '/' ? '/' : `${path}/`) && (folder || !/\.\w+$/.test(path)));
}

const SCRIPT = /\.(sh|bash|py|js|mjs|cjs|rb|pl|php|ps1)$|(^|\/)[\w-]*entrypoint$/i;

function wordsOf(value: YamlValue | undefined): string[] {
  if (value?.kind === 'scalar') return value.text.split(/[\s;&|"']+/);
  if (value?.kind !== 'list') return [];
  return value.items.flatMap(({ value: item }) => (item.kind === 'scalar' ? item.text.split(/[\s;&|"']+/) : []));
}

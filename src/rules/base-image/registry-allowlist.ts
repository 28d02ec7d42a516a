import { parseImageReference } from '../../dockerfile/image-reference.ts';
import { stageFinder } from '../../dockerfile/roles.ts';
import type { Rule } from '../rule.ts';
export const registryAllowlist: Rule = {
  id: 'registry-allowlist',
  group: 'base-image',
  severity: 'error',
  default: false,
  fix: 'none',
  aliases: ['DL3026', 'CIS-DI-0002'],
  summary: "An image from a registry that isn't on the list of allowed ones.",
  why: 'Images from anywhere bring in code that nobody here has vouched for.',
  options: {
    registries: {
      type: 'array',
      items: { type: 'string' },
      description:
        'Hosts that images may come from, such as docker.io or *.example.com; a star may lead or trail. Without any the rule says nothing.',
      default: [],
    },
  },
  *check({ file, options }) {
    const { registries } = options;
    const allowed = Array.isArray(registries) ? registries.map(String) : [];
    if (allowed.length === 0) return;
    const tests = allowed.map(entryTest);
    const message = (image: string): string =>
      `\`${image}\` comes from a registry that is not allowed here; take it from ${allowed.map((name) => `\`${name}\``).join(' or ')}.`;
    const isRefused = (registry: string): boolean => !tests.some((accepts) => accepts(registry));
    for (const { base } of file.stages) {
      if (base.image && isRefused(base.image.registry)) yield { range: base.range, message: message(base.raw) };
    }
    const find = stageFinder(file.stages);
    for (const outer of file.instructions) {
      const { stage, flags } = outer.trigger ?? outer;
      if (!stage) continue;
      for (const { name, value = '', expanded = value, range } of flags) {
        const from =
          name === 'from' ? expanded : name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(expanded)?.[1] : undefined;
        if (from === undefined || from.includes('$') || /^(\d+|scratch)$/.test(from) || find(from, stage)) continue;
        const image = parseImageReference(from);
        if (image && isRefused(image.registry)) yield { range, message: message(from) };
      }
    }
  },
};

function entryTest(entry: string): (registry: string) => boolean {
  const wanted = entry === 'hub.docker.com' || entry === 'index.docker.io' ? 'docker.io' : entry;
  const text = wanted.replace(/^\*|\*$/g, '');
  if (wanted.length > 1 && wanted.startsWith('*') && wanted.endsWith('*')) return (registry) => registry.includes(text);
  if (wanted.startsWith('*')) return (registry) => registry.endsWith(text);
  if (wanted.endsWith('*')) return (registry) => registry.startsWith(text);
  return (registry) => registry === wanted;
}

import type { Rule } from '../rule.ts';

export const registryHostInFrom: Rule = {
  id: 'registry-host-in-from',
  group: 'base-image',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['dockerfile_lint:specified_registry', 'dockerfile_lint:not_from_fedora'],
  summary: "A registry's host in FROM.",
  why: 'With the host in the file the image can only be built where that registry is reached; a mirror or another registry needs an edit. For teams whose builders choose the registry, so it is off unless asked for.',
  *check({ file }) {
    for (const { base } of file.stages) {
      if (!base.image || base.resolved === undefined) continue;
      const host = /^(localhost|[^/.:]*[.:][^/]*)\//.exec(base.resolved)?.[1];
      if (host === undefined) continue;
      yield {
        range: base.range,
        message: `\`${host}\` is written into \`FROM\`; leave the registry to the builder's configuration.`,
      };
    }
  },
};

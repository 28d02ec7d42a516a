import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const goPinVersion: Rule = {
  id: 'go-pin-version',
  group: 'packages-lang',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: ['DL3062'],
  summary: '`go install` without a version.',
  why: 'Without a version, or with `@latest`, each build may compile another one, so the same Dockerfile gives different images.',
  *check({ file, image }) {
    const modules = modulesOf(image.readContext('go.mod'));
    for (const run of runs(file)) {
      for (const call of packageCalls(run.shell())) {
        const { family, subcommand, packages } = call;
        if (family !== 'go' || !/^(install|get|run)$/.test(subcommand ?? '')) continue;
        if (call.flags.some(({ name }) => /^--?mod(file)?(=|$)/.test(name))) continue;
        for (const { value, text, range } of subcommand === 'run' ? packages.slice(0, 1) : packages) {
          if (value === undefined || !isRemote(text)) continue;
          const [path = '', version] = text.split('@', 2);
          if (version !== undefined && version !== 'latest' && version !== 'none') continue;
          if (version === undefined && modules.some((name) => path === name || path.startsWith(`${name}/`))) continue;
          yield {
            range,
            message: `\`${text}\` is built in whatever version is newest; write \`${path}@v<version>\`.`,
          };
        }
      }
    }
  },
};

/** A path that is looked up in the network: its first part is the name of a host. */
function isRemote(text: string): boolean {
  return /^[\w-]+(\.[\w-]+)+(:\d+)?\//.test(text) && !/\.go$/.test(text);
}

/** The module that a `go.mod` describes and those that it requires, whose versions it pins. */
function modulesOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split('\n')
    .flatMap((line) => /^\s*(?:module\s+|require\s+)?([\w.-]+\/\S+)/.exec(line)?.[1] ?? []);
}

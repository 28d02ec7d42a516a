import type { ShellCommand } from '../../shell/model.ts';
import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';

export const pipNoCacheDir: Rule = {
  id: 'pip-no-cache-dir',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['pip', 'uv'],
  aliases: ['DL3042', 'Pip install Keeping Cached Packages', 'missing-pip-no-cache-dir', 'pipUseNoCacheDir'],
  summary: 'pip keeps its download cache in the image.',
  why: 'The cache is never used again in the image, yet it stays in the layer and can double the size of what was installed.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (hasCacheMount(run, /\.cache(\/pip)?\/?$|pip/)) continue;
      if (TRUTHY.test(run.state.variable('PIP_NO_CACHE_DIR')?.value ?? '')) continue;
      const script = run.shell();
      const assigned = [...script.variables, ...script.commands.flatMap(({ assignments }) => assignments)];
      if (assigned.some(({ name, value }) => name === 'PIP_NO_CACHE_DIR' && TRUTHY.test(value?.text ?? ''))) continue;
      if (script.commands.some(removesCache)) continue;
      for (const call of packageCalls(script)) {
        const { subcommandWord, command } = call;
        if (
          call.family !== 'pip' ||
          call.subcommand !== 'install' ||
          !subcommandWord ||
          hasFlag(call, '--no-cache-dir', '--no-cache')
        )
          continue;
        const at = subcommandWord.range.end;
        yield {
          range: { start: command.nameWord.range.start, end: at },
          message: '`pip install` keeps its download cache in the layer; add `--no-cache-dir`.',
          fix: {
            safety: 'safe',
            title: 'Keep no cache',
            edits: [insertAfter(run, command, subcommandWord, '--no-cache-dir')],
          },
        };
      }
    }
  },
};

/** `rm -rf ~/.cache/pip`, or pip's own command for it. */
function removesCache({ name = '', args }: ShellCommand): boolean {
  if (name === 'rm') return args.some(({ text }) => text.includes('.cache'));
  const words = args.map(({ value }) => value);
  return /^(pip[\d.]*|python[\d.]*)$/.test(name) && words.includes('cache') && words.at(-1) === 'purge';
}

const TRUTHY = /^(1|true|on|yes)$/i;

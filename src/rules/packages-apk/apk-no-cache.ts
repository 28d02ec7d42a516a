import { hasFlag, isSimulation, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const apkNoCache: Rule = {
  id: 'apk-no-cache',
  group: 'packages-apk',
  severity: 'info',
  default: true,
  fix: 'safe',
  aliases: [
    'DL3019',
    'DS-0025',
    'Apk Add Using Local Cache Path',
    'missing-apk-no-cache',
    'S6587',
    'apkAddUseNoCache',
    'DKL-DI-0004',
    'dockerfilelint:apkadd-missing_nocache_or_updaterm',
    'dockerlinter:ER0011',
  ],
  summary: '`apk add` that keeps its package index.',
  why: 'The index is out of date at once and never used again in the image, and no later layer can take it out.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      const mounted = run.flags.some(
        ({ name, value }) => name === 'mount' && /type=(cache|tmpfs)/.test(value ?? '') && /apk/.test(value ?? ''),
      );
      const cleaned = script.commands.some(
        ({ name, args }) =>
          (name === 'rm' && args.some(({ text }) => /^\/(var|etc)(\/cache)?\/apk/.test(text))) ||
          (name === 'apk' && args[0]?.value === 'cache'),
      );
      if (mounted || cleaned) continue;
      for (const call of packageCalls(script)) {
        const { family, subcommand, subcommandWord, packages } = call;
        if (family !== 'apk' || subcommand !== 'add' || !subcommandWord || hasFlag(call, '--no-cache')) continue;
        // Without the network no index is fetched.
        if (isSimulation(call) || hasFlag(call, '--no-network')) continue;
        if (packages.length > 0 && packages.every(({ text }) => text.endsWith('.apk'))) continue;
        yield {
          range: { start: call.command.nameWord.range.start, end: subcommandWord.range.end },
          message: '`apk add` leaves its index in the layer; add `--no-cache`.',
          fix: {
            safety: 'safe',
            title: 'Keep no index',
            edits: [insertAfter(run, call.command, subcommandWord, '--no-cache')],
          },
        };
      }
    }
  },
};

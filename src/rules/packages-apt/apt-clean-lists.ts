import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';

export const aptCleanLists: Rule = {
  id: 'apt-clean-lists',
  group: 'packages-apt',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['apt', 'gdebi'],
  aliases: [
    'DL3009',
    'Apt Get Install Lists Were Not Deleted',
    'remove-package-lists',
    'S6587',
    'aptGetInstallThenRemoveAptLists',
    'DKL-DI-0005',
    'dockerfilelint:apt-get_missing_rm',
    'dockerlinter:ER0002',
  ],
  summary: 'apt package lists stay in the layer.',
  why: 'The lists weigh some 20 MB, are out of date within days, and no later layer can take them out again.',
  *check({ file }) {
    const lastAptCall =
      runs(file).findLast((run) => packageCalls(run.shell()).some(({ family }) => family === 'apt'))?.index ?? -1;
    for (const run of runs(file)) {
      if (
        run.stage?.ships === false ||
        run.flags.some(
          ({ name, value }) =>
            name === 'mount' && /type=(cache|tmpfs)/.test(value ?? '') && /\/var\/lib\/apt/.test(value ?? ''),
        )
      )
        continue;
      const script = run.shell();
      const update = packageCalls(script).findLast(
        ({ family, subcommand }) => family === 'apt' && subcommand === 'update',
      );
      if (!update) continue;
      const cleaned = script.commands.some(
        ({ name, args, range }) =>
          range.start > update.command.range.start &&
          ((name === 'rm' && removesLists(args.map(({ text }) => text))) ||
            (name === 'find' && args.some(({ text }) => text.startsWith('/var/lib/apt'))) ||
            args.some(({ value }) => value === 'dist-clean')),
      );
      if (cleaned) continue;
      const laterInstall = lastAptCall > run.index;
      const sudo = update.command.wrappers.some(({ name }) => name === 'sudo') ? 'sudo ' : '';
      const edit = laterInstall ? undefined : appendCommand(file, run, `${sudo}rm -rf /var/lib/apt/lists/*`);
      yield {
        range: update.command.range,
        message:
          'The package lists stay in this layer; remove them in the same `RUN` with `rm -rf /var/lib/apt/lists/*`.',
        fix: edit ? { safety: 'safe', title: 'Remove the package lists', edits: [edit] } : undefined,
      };
    }
  },
};

/** The lists themselves, or a folder above them; the files of the lists have an underscore in their names. */
function removesLists(args: readonly string[]): boolean {
  const recursive = args.some((arg) => /^(-[a-qs-zA-QS-Z]*[rR][a-zA-Z]*|--recursive)$/.test(arg));
  return args.flatMap(withoutBraces).some((path) => {
    if (/^\/var\/lib\/apt\/lists\/\*_\*$/.test(path)) return true;
    return recursive && /^\/var\/lib(\/apt(\/lists)?)?(\/\*?)?$/.test(path);
  });
}

/** `/var/{a,b}/c` as bash writes it out. */
function withoutBraces(path: string): string[] {
  const [, before = '', list, behind = ''] = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(path) ?? [];
  if (list === undefined) return [path];
  return list.split(',').flatMap((part) => withoutBraces(`${before}${part}${behind}`));
}

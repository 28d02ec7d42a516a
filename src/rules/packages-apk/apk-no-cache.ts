import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import { hasFlag, isSimulation, type PackageCall, packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { insertAfter, isJson, removeCommand } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const apkNoCache: Rule = {
  id: 'apk-no-cache',
  group: 'packages-apk',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['apk'],
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
      const cleaned = script.commands.findLast(
        ({ name, args }) =>
          (name === 'rm' && args.some(({ text }) => /^\/(var|etc)(\/cache)?\/apk/.test(text))) ||
          (name === 'apk' && args[0]?.value === 'cache'),
      );
      if (mounted) continue;
      for (const call of packageCalls(script)) {
        const { family, subcommand, subcommandWord, packages } = call;
        if (family !== 'apk' || subcommand !== 'add' || !subcommandWord || hasFlag(call, '--no-cache')) continue;
        if (cleaned && cleaned.range.start > call.command.range.start) continue;
        // Without the network no index is fetched.
        if (isSimulation(call) || hasFlag(call, '--no-network')) continue;
        if (packages.length > 0 && packages.every(({ text }) => text.endsWith('.apk'))) continue;
        yield {
          range: { start: call.command.nameWord.range.start, end: subcommandWord.range.end },
          message: '`apk add` leaves its index in the layer; add `--no-cache`.',
          fix: {
            safety: 'safe',
            title: 'Keep no index',
            edits: [noCache(run, call, subcommandWord), ...withoutUpdate(file, run, call)],
          },
        };
      }
    }
  },
};

/** Without a cache the index is fetched anew anyway, so `--update` goes. */
function noCache(run: Instruction, { command, flags }: PackageCall, subcommand: ShellWord): TextEdit {
  const update = flags.find(({ name }) => name === '--update' || name === '-U' || name === '--update-cache');
  if (!update) return insertAfter(run, command, subcommand, '--no-cache');
  return { range: update.word.range, text: isJson(run, command) ? '"--no-cache"' : '--no-cache' };
}

/** What is left of the other calls: an `apk update` in front of the first `apk add` would leave the index all the same. */
function withoutUpdate(file: Dockerfile, run: Instruction, call: PackageCall): TextEdit[] {
  const calls = packageCalls(run.shell()).filter(({ family }) => family === 'apk');
  const [update, ...more] = calls.filter(({ subcommand }) => subcommand === 'update');
  const first = calls.find(({ subcommand }) => subcommand === 'add');
  if (
    !update ||
    more.length > 0 ||
    call.command !== first?.command ||
    update.command.range.start > call.command.range.start
  )
    return [];
  // Others read the index.
  if (!calls.every(({ subcommand }) => /^(add|upgrade|update|del)$/.test(subcommand ?? ''))) return [];
  const remove = removeCommand(file, run, update.command) ?? removeBefore(file, run, update.command, call.command);
  if (!remove) return [];
  const upgrades = calls.flatMap((each) =>
    each.subcommand === 'upgrade' && each.subcommandWord && !hasFlag(each, '--no-cache')
      ? [noCache(run, each, each.subcommandWord)]
      : [],
  );
  return [remove, ...upgrades];
}

/** The same in a condition or a here-document, where the `apk add` stands right behind. */
function removeBefore(
  file: Dockerfile,
  run: Instruction,
  update: ShellCommand,
  add: ShellCommand,
): TextEdit | undefined {
  const { commands, errors } = run.shell();
  if (run.form === 'exec' || run.onbuild || errors.length > 0) return undefined;
  if (commands[commands.indexOf(update) + 1] !== add || update.inside.join() !== add.inside.join()) return undefined;
  if (
    update.background ||
    update.pipeline.length > 1 ||
    add.pipeline.length > 1 ||
    !/^(&&|;)?$/.test(update.operatorBefore ?? '')
  )
    return undefined;
  const range = { start: update.range.start, end: add.range.start };
  const between = file.text.slice(update.range.end, range.end);
  return /^(?:[ \t]|[\\`]\r?\n)*(?:&&|;|\r?\n)(?:[ \t]|[\\`]\r?\n)*$/.test(between) ? { range, text: '' } : undefined;
}

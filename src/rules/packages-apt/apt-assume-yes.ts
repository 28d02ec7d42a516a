import type { Instruction } from '../../dockerfile/model.ts';
import { hasFlag, isSimulation, type PackageFlag, packageCalls } from '../../shell/packages.ts';
import type { Problem, Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { isAnswered } from '../support/packages/answers.ts';
import { aptConfiguration } from '../support/packages/apt-configuration.ts';

export const aptAssumeYes: Rule = {
  id: 'apt-assume-yes',
  group: 'packages-apt',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['apt', 'gdebi'],
  aliases: [
    'DL3014',
    'DS-0021',
    'APT-GET Missing Flags To Avoid Manual Input',
    'missing-assume-yes-switch',
    'S6584',
    'aptGetInstallUseY',
    'dockerfilelint:apt-get_missing_param',
    'dockerlinter:ER0009',
  ],
  summary: '`apt-get install` that waits for an answer.',
  why: 'A build has nobody to answer, so apt-get stops at its question and the build fails.',
  *check({ file }) {
    const configured = aptConfiguration(file, /APT::Get::Assume-Yes/i);
    for (const run of runs(file)) {
      const script = run.shell();
      yield* gdebiProblems(run);
      for (const call of packageCalls(script)) {
        const { subcommand, subcommandWord, manager, command } = call;
        if (call.family !== 'apt' || !subcommandWord || !ASKING.test(subcommand ?? '')) continue;
        if (
          hasFlag(call, '-y', '--yes', '--assume-yes', '--force-yes') ||
          quiet(call.flags) >= 2 ||
          isSimulation(call) ||
          isAnswered(command)
        )
          continue;
        if (call.flags.some(({ value, word }) => /Assume-Yes/i.test(value ?? word.text))) continue;
        if (configured(run.stage, command.range.start)) continue;
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
          message: `\`${manager} ${subcommandWord.raw}\` asks for confirmation; add \`-y\`.`,
          fix: { safety: 'safe', title: 'Answer yes', edits: [insertAfter(run, command, subcommandWord, '-y')] },
        };
      }
    }
  },
};

/** gdebi installs a package file with what it needs; it asks before. */
function* gdebiProblems(run: Instruction): Generator<Problem> {
  for (const command of run.shell().commands) {
    const { name, nameWord, args, range } = command;
    if (name !== 'gdebi' || isAnswered(command) || !args.some(({ text }) => /\.deb$|\$/.test(text))) continue;
    if (args.some(({ text }) => /^(-[a-mo-z]*n[a-z]*|--n|--non-interactive|--apt-line)$/.test(text))) continue;
    yield {
      range,
      message: '`gdebi` asks for confirmation; add `-n`.',
      fix: { safety: 'safe', title: 'Answer yes', edits: [insertAfter(run, command, nameWord, '-n')] },
    };
  }
}

const ASKING = /^(install|upgrade|dist-upgrade|full-upgrade|reinstall|remove|purge|build-dep)$/;

/** How quiet a call is; at level 2 apt-get answers yes by itself (apt-get(8)). */
function quiet(flags: readonly PackageFlag[]): number {
  return flags
    .map(({ word: { text } }) => {
      const level = /^(?:-q|--quiet)=(\d)$/.exec(text)?.[1];
      if (level !== undefined) return Number(level);
      return text === '--quiet' ? 1 : /^-[a-z]+$/.test(text) ? text.split('q').length - 1 : 0;
    })
    .reduce<number>((a, b) => a + b, 0);
}

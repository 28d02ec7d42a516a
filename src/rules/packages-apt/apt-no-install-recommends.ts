import { hasFlag, isSimulation, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { aptConfiguration } from '../support/packages/apt-configuration.ts';

export const aptNoInstallRecommends: Rule = {
  id: 'apt-no-install-recommends',
  group: 'packages-apt',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [
    'DL3015',
    'DS-0029',
    'APT-GET Not Avoiding Additional Packages',
    'missing-no-install-recommends',
    'S6500',
    'aptGetInstallUseNoRec',
    'CIS-DI-0003',
    'dockerfilelint:apt-get_recommends',
    'dockerlinter:ER0010',
  ],
  summary: 'apt installs recommended packages too.',
  why: 'Recommended packages are rarely needed in an image; they make it larger and bring more to patch.',
  *check({ file }) {
    const configured = aptConfiguration(file, /APT::Install-Recommends/i);
    for (const run of runs(file)) {
      for (const call of packageCalls(run.shell())) {
        const { subcommandWord, manager, command, flags } = call;
        if (call.family !== 'apt' || call.subcommand !== 'install' || !subcommandWord) continue;
        const flag = manager === 'aptitude' ? '--without-recommends' : '--no-install-recommends';
        if (
          hasFlag(call, flag, ...(manager === 'aptitude' ? ['-R'] : [])) ||
          configured(run.stage, command.range.start) ||
          isSimulation(call)
        )
          continue;
        const options = flags.map(({ value, word }) => value ?? word.text).filter((text) => OPTION.test(text));
        const asksForThem = options.some((text) => YES.test(text));
        if (options.length > 0 && !asksForThem) continue;
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
          message: `\`${manager} install\` brings recommended packages along; add \`${flag}\`.`,
          // Behind the flag, an option that asks for them would win.
          fix: asksForThem
            ? undefined
            : {
                safety: 'unsafe',
                title: 'Leave recommended packages out',
                edits: [insertAfter(run, command, subcommandWord, flag)],
              },
        };
      }
    }
  },
};

const OPTION = /APT::Install-Recommends/i;

/** Any of apt's words for yes. */
const YES = /=\s*["']?(1|true|yes|with|on|enable)["']?$/i;

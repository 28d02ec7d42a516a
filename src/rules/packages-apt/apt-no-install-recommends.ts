import type { Dockerfile } from '../../dockerfile/model.ts';
import { hasFlag, isSimulation, type PackageCall, packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { insertAfter, isJson } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { aptConfiguration } from '../support/packages/apt-configuration.ts';
import { type Needed, neededRecommends } from '../support/packages/needed-recommends.ts';

export const aptNoInstallRecommends: Rule = {
  id: 'apt-no-install-recommends',
  group: 'packages-apt',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['apt', 'gdebi'],
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
        const needed = isJson(run, command) ? [] : neededRecommends(file, run, call);
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
          message: `\`${manager} install\` brings recommended packages along; add \`${flag}\`${named(needed)}.`,
          // Behind the flag, an option that asks for them would win.
          fix: asksForThem
            ? undefined
            : {
                safety: 'unsafe',
                title: 'Leave recommended packages out',
                edits: [insertAfter(run, command, subcommandWord, flag), ...nameThem(file, call, needed)],
              },
        };
      }
    }
  },
};

function named(needed: readonly Needed[]): string {
  const parts = needed.map(({ name, by }) => `\`${name}\`, which \`${by}\` recommends and hardly works without`);
  return parts.length === 0 ? '' : `, and name ${parts.join(', and ')}`;
}

/** Puts each in front of the package that needs it, on a line of its own where that has one. */
function nameThem(file: Dockerfile, { packages }: PackageCall, needed: readonly Needed[]): TextEdit[] {
  const places = new Map<number, string[]>();
  for (const { name, by } of needed) {
    const start = packages.find(({ text }) => text === by || text.startsWith(`${by}=`))?.range.start;
    if (start !== undefined) places.set(start, [...(places.get(start) ?? []), name]);
  }
  return [...places].map(([start, names]) => {
    const indent = /(?<=\n)[ \t]*$/.exec(file.text.slice(Math.max(0, start - 200), start))?.[0];
    const gap = indent === undefined ? ' ' : ` ${file.escape}${file.eol}${indent}`;
    return { range: { start, end: start }, text: names.map((name) => `${name}${gap}`).join('') };
  });
}

const OPTION = /APT::Install-Recommends/i;

/** Any of apt's words for yes. */
const YES = /=\s*["']?(1|true|yes|with|on|enable)["']?$/i;

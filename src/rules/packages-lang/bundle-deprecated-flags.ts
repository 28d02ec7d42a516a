import type { ShellWord } from '../../shell/model.ts';
import type { PackageCall, PackageFlag } from '../../shell/packages.ts';
import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';
import { isJson, isPlain, removeWords } from '../support/commands/command-edits.ts';
import { insertInstructions } from '../support/instructions/instructions.ts';
import { bundleInstalls } from '../support/packages/ruby.ts';

export const bundleDeprecatedFlags: Rule = {
  id: 'bundle-deprecated-flags',
  group: 'packages-lang',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['bundle'],
  aliases: ['tally/ruby/deprecated-bundler-install-flags'],
  summary: '`bundle install` with a flag that Bundler gives up.',
  why: 'Bundler 2 remembers such flags for later calls and warns of them, and Bundler 4 takes them away; its settings do the same.',
  *check({ file }) {
    for (const { run, call } of bundleInstalls(file)) {
      for (const flag of call.flags) {
        const setting = Object.hasOwn(SETTINGS, flag.name) ? SETTINGS[flag.name] : undefined;
        if (setting === undefined) continue;
        const words = valuesOf(call, flag);
        const value = flag.name === '--deployment' ? '1' : words.map(({ value: part }) => part).join(':');
        const plain = words.every(({ value: part }) => part !== undefined) && /^[\w:./-]+$/.test(value);
        const remove = removeWords(file, run, call.command, flag.word, words.at(-1) ?? flag.word);
        // A variable of a builder isn't there where the program runs; what Bundler itself remembers comes with its files.
        const remembers = run.stage?.ships === false;
        const given = flag.name === '--without' ? `'${value.replaceAll(':', ' ')}'` : value;
        const config = `bundle config set --local ${flag.name.slice(2)} ${flag.name === '--deployment' ? 'true' : given}`;
        const at = call.command.range.start;
        const alone = !isJson(run, call.command) && isPlain(call.command);
        const insert = remembers
          ? { range: { start: at, end: at }, text: `${config} && ` }
          : insertInstructions(file, run, [`ENV ${setting}="${value}"`]);
        yield {
          range: flag.word.range,
          message: `Bundler gives \`${flag.name}\` up; ${remembers ? `call \`${config}\`` : `set \`${setting}\``} before this ${remembers ? '' : 'RUN '}instead.`,
          fix:
            remove && plain && !run.onbuild && (alone || !remembers)
              ? { safety: 'unsafe', title: `Set ${setting}`, edits: [insert, remove], turn: 'before-rewrites' }
              : undefined,
        };
      }
    }
  },
};

const SETTINGS: Readonly<Record<string, string>> = lookup({
  '--without': 'BUNDLE_WITHOUT',
  '--deployment': 'BUNDLE_DEPLOYMENT',
  '--path': 'BUNDLE_PATH',
});

/** The words of a flag's value behind it; `--without` takes all up to the next flag. */
function valuesOf({ command }: PackageCall, { name, word, value, valueWord }: PackageFlag): readonly ShellWord[] {
  if (!valueWord) return value === undefined ? [] : [{ ...word, value: word.value === undefined ? undefined : value }];
  const at = command.args.indexOf(valueWord);
  const rest = command.args.slice(at + 1);
  const next = rest.findIndex(({ text }) => text.startsWith('-'));
  return name === '--without' ? [valueWord, ...(next === -1 ? rest : rest.slice(0, next))] : [valueWord];
}

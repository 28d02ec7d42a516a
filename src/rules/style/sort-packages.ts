import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import { hasFlag, type PackageCall, packageCalls } from '../../shell/packages.ts';
import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { KEYWORDS } from '../support/instructions/keywords.ts';

export const sortPackages: Rule = {
  id: 'sort-packages',
  group: 'style',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['S7018', 'tally/sort-packages'],
  summary: 'Packages of an install are in no order.',
  why: 'In alphabetical order a package is found at once and named once, and two branches that add one conflict less often.',
  options: {
    min: { type: 'integer', description: 'From how many packages on a list is looked at.', default: 3 },
  },
  *check({ file, options }) {
    for (const run of runs(file)) {
      const script = run.shell();
      for (const words of [...packageCalls(script).map(sortable), ...script.commands.map(sortableOfUv)]) {
        if (words.length < Number(options.min)) continue;
        // A continuation sign too many has taken the next instruction in.
        if (words.some(({ value = '' }) => KEYWORDS.has(value))) continue;
        const sorted = [...words].sort(byName);
        const at = words.findIndex((word, index) => word !== sorted[index]);
        const wrong = words[at];
        const better = sorted[at];
        if (!wrong || !better) continue;
        yield {
          range: { start: words[0]?.range.start ?? wrong.range.start, end: words.at(-1)?.range.end ?? wrong.range.end },
          message: `Put these packages in alphabetical order: \`${better.text}\` comes before \`${wrong.text}\`.`,
          fix: commented(file, run, words)
            ? undefined
            : {
                safety: 'safe',
                title: 'Sort the packages',
                edits: words.flatMap((word, index) => {
                  const other = sorted[index];
                  return !other || other === word ? [] : [{ range: word.range, text: other.raw }];
                }),
              },
        };
      }
    }
  },
};

const INSTALLS: Readonly<Record<string, readonly (string | undefined)[]>> = lookup({
  apt: ['install'],
  apk: ['add'],
  rpm: ['install'],
  zypper: ['install'],
  pip: ['install'],
  npm: ['install', 'add'],
  composer: ['require'],
});

/** The packages behind the last flag whose names are known; the places of variables stay theirs. */
function sortable(call: PackageCall): readonly ShellWord[] {
  const { family, subcommand, packages, flags } = call;
  if (!INSTALLS[family]?.includes(subcommand)) return [];
  if (family === 'pip' && hasFlag(call, '-r', '--requirement', '-e', '--editable', '-c', '--constraint')) return [];
  const last = Math.max(-1, ...flags.map(({ word, valueWord }) => (valueWord ?? word).range.end));
  return packages.filter(({ value, range }) => range.start > last && value !== undefined && isName(value));
}

/** The same of `uv pip install` and `uv add`. */
function sortableOfUv({ name, args }: ShellCommand): readonly ShellWord[] {
  const at = args[0]?.value === 'pip' ? 1 : 0;
  if (name !== 'uv' || args[at]?.value !== (at === 1 ? 'install' : 'add')) return [];
  const last = args.findLastIndex(({ text }) => text.startsWith('-'));
  const flag = args[last]?.text ?? '';
  if (args.some(({ text }) => /^(-[rec]|--(requirements?|editable|constraints?)\b)/.test(text))) return [];
  const value = flag === '' || flag.includes('=') || UV_SWITCH.test(flag) ? 0 : 1;
  return args.slice(Math.max(at, last + value) + 1).filter(({ value: text }) => text !== undefined && isName(text));
}

/** Flags of uv's that take no value. */
const UV_SWITCH =
  /^(-[qvnU]+|--(system|no-cache|dev|quiet|verbose|upgrade|frozen|locked|no-sync|offline|pre|no-deps|reinstall|break-system-packages|no-build-isolation|require-hashes|strict|exact|compile-bytecode|raw|active))$/;

function isName(text: string): boolean {
  return !/^[./~<>]|[*?{]/.test(text);
}

function nameOf({ value = '' }: ShellWord): string {
  // A scope of npm and an extra of pip belong to the name.
  return value.toLowerCase().replace(/(?<=.)[=<>~!@].*$/s, '');
}

function byName(a: ShellWord, b: ShellWord): number {
  const [first, second] = [nameOf(a), nameOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** A comment belongs to the package below it. */
function commented({ comments }: Dockerfile, run: Instruction, words: readonly ShellWord[]): boolean {
  const start = run.range.start;
  const end = words.at(-1)?.range.end ?? start;
  return comments.some(({ range }) => range.start > start && range.end < end);
}

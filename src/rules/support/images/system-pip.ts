import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { Stage } from '../../../dockerfile/model.ts';
import { hasFlag, packageCalls } from '../../../shell/packages.ts';

/**
 * The first releases whose pip refuses to install beside the system's packages (PEP 668). Sources: the release notes of Debian 12,
 * Ubuntu 23.04 and Alpine 3.19.
 */
const REFUSES: ReadonlyMap<string, { readonly names: readonly string[]; readonly from: readonly [number, number] }> =
  new Map([
    ['debian', { names: ['bookworm', 'trixie', 'forky'], from: [12, 0] }],
    ['ubuntu', { names: ['lunar', 'mantic', 'noble', 'oracular', 'plucky', 'questing', 'resolute'], from: [23, 4] }],
    ['alpine', { names: [], from: [3, 19] }],
  ]);

/**
 * Whether a stage installs with the pip of its distribution, beside the system's packages, in a way that a release refuses.
 * @param release as a tag names it: `12`, `bookworm`, `3.21`
 */
export function refusesPipOf(stage: Stage, repository: string, release: string): boolean {
  const refuses = REFUSES.get(repository);
  const [major = 0, minor = 0] = release.split('.').map(Number);
  const [from, above] = refuses?.from ?? [];
  const late = from !== undefined && above !== undefined && (major > from || (major === from && minor >= above));
  if (!refuses || !(late || refuses.names.includes(release))) return false;
  const instructions = chainInstructions(stage);
  const settings = instructions.filter(({ keyword }) => keyword === 'ENV').flatMap(({ words }) => words);
  if (settings.some(({ value }) => /venv|virtualenv|PIP_BREAK_SYSTEM_PACKAGES/i.test(value))) return false;
  return instructions.some((run) => {
    if (run.keyword !== 'RUN') return false;
    const { commands } = run.shell();
    if (
      commands.some(({ name, args }) => name === 'virtualenv' || args.some(({ text }) => /venv|activate$/.test(text)))
    )
      return false;
    return packageCalls(run.shell()).some(
      (call) =>
        call.family === 'pip' &&
        call.subcommand === 'install' &&
        !/venv|\/opt\//.test(call.command.nameWord.text) &&
        !['--break-system-packages', '--target', '-t', '--prefix', '--root'].some((flag) => hasFlag(call, flag)),
    );
  });
}

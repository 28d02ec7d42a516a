import type { Instruction } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import { type PackageCall, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { type Copy, copies } from '../support/files/copies.ts';
import { deleteInstruction, insertInstructions, runs } from '../support/instructions/instructions.ts';

export const sourcesBeforeDependencies: Rule = {
  id: 'sources-before-dependencies',
  group: 'layers-cache',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'All sources are copied before the dependencies are installed.',
  why: 'Docker builds a step again when anything that was copied before it has changed; so every change of a source installs all dependencies anew.',
  *check({ file, image }) {
    for (const run of runs(file)) {
      const call = packageCalls(run.shell()).find((candidate) => manifestsOf(candidate, image) !== undefined);
      if (!call || run.onbuild) continue;
      const before = copies(file).filter(
        ({ instruction, from }) =>
          instruction.stage === run.stage && instruction.index < run.index && from === undefined,
      );
      const broad = before.find(({ sources }) => sources.some(({ value }) => /^\.?\/?$/.test(value)));
      if (!broad || broad.instruction.onbuild) continue;
      const manifests = manifestsOf(call, image) ?? [];
      // Somebody who copied a manifest on its own thought of the cache; the second installation has its reasons.
      if (
        before.some(
          ({ sources, instruction }) =>
            instruction.index < broad.instruction.index && sources.some(({ value }) => MANIFEST.test(value)),
        )
      )
        continue;
      const edits = moved(broad, run, manifests, packageCalls(run.shell()));
      const names =
        manifests.length > 0 ? manifests.map((name) => `\`${name}\``).join(' and ') : 'the list of dependencies';
      yield {
        range: broad.instruction.range,
        message: `Copy ${names} first and install before the rest is copied, so that a changed source does not install everything again.`,
        related: [{ range: run.range, message: 'The dependencies are installed here.' }],
        fix: edits
          ? {
              safety: 'unsafe',
              title: 'Install before the sources are copied',
              edits: [
                insertInstructions(
                  file,
                  broad.instruction,
                  edits.map((line) => (line === '\0' ? file.text.slice(run.range.start, run.range.end) : line)),
                ),
                deleteInstruction(file, run),
              ],
            }
          : undefined,
      };
    }
  },
};

const MANIFEST =
  /(^|\/)(package(-lock|\*)?\*?\.json|yarn\.lock|pnpm-lock\.yaml|requirements[\w.*-]*\.txt|pyproject\.toml|poetry\.lock|uv\.lock|Pipfile(\.lock)?|go\.(mod|sum)|go\.\*|Gemfile(\.lock)?|composer\.(json|lock))$/;

/** The files of the build context that tell what a call installs; undefined when it installs nothing that a file lists. */
function manifestsOf(
  { family, manager, subcommand, subcommandWord, packages, flags }: PackageCall,
  { listContext }: Image,
): string[] | undefined {
  const there = (names: readonly string[]): string[] => names.filter((name) => listContext().includes(name));
  // `yarn` alone installs; npm and pnpm only show their help.
  const bare = manager === 'yarn' && !subcommandWord;
  if (family === 'npm' && (subcommand === 'ci' || ((subcommand === 'install' || bare) && packages.length === 0))) {
    if (flags.some(({ name }) => /^(-g|--global|-v|--version|-h|--help)$/.test(name))) return undefined;
    const lock = manager === 'yarn' ? 'yarn.lock' : manager === 'pnpm' ? 'pnpm-lock.yaml' : 'package-lock.json';
    return there(['package.json', lock, '.npmrc']);
  }
  if (family === 'pip' && subcommand === 'install' && packages.length === 0) {
    const files = flags.flatMap(({ name, value }) =>
      /^(-r|--requirement)$/.test(name) && value !== undefined ? [value.replace(/^\.\//, '')] : [],
    );
    return files.length === 0 || files.some((path) => path.startsWith('/')) ? undefined : there(files);
  }
  if (family === 'go' && subcommand === 'mod') return there(['go.mod', 'go.sum']);
  if (family === 'bundle' && subcommand === 'install') return there(['Gemfile', 'Gemfile.lock']);
  if (family === 'composer' && subcommand === 'install') return there(['composer.json', 'composer.lock']);
  return undefined;
}

/** The lines that go in front of the COPY, `\0` for the installation; undefined where moving it is not known to be right. */
function moved(
  { instruction, destination, sources }: Copy,
  run: Instruction,
  manifests: readonly string[],
  calls: readonly PackageCall[],
): string[] | undefined {
  const alone =
    run.shell().commands.length === calls.length &&
    calls.length === 1 &&
    run.heredocs.length === 0 &&
    run.flags.length === 0;
  const here =
    /^\.\/?$/.test(destination.value) || destination.expanded?.replace(/\/$/, '') === instruction.state.workdir;
  if (!alone || !here || sources.length !== 1 || manifests.length === 0 || instruction.flags.length > 0)
    return undefined;
  if (
    run.state.user !== instruction.state.user ||
    run.state.workdir !== instruction.state.workdir ||
    run.index !== instruction.index + 1
  )
    return undefined;
  return [`COPY ${manifests.join(' ')} ./`, '\0'];
}

import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { isPlain } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const nodeGypCacheMount: Rule = {
  id: 'node-gyp-cache-mount',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['npm', 'yarn'],
  aliases: ['tally/js/node-gyp-cache-mounts'],
  summary: 'Headers of Node are downloaded again for every build.',
  why: 'Compiling a native module fetches the headers of Node; a cache mount keeps them between builds and out of the layer.',
  *check({ file, image }) {
    const native = nativeStages(file, image.readContext('package.json') ?? '');
    for (const run of runs(file)) {
      if (!run.stage || run.form === 'exec') continue;
      const mounts = run.flags.filter(({ name }) => name === 'mount').map(({ value = '' }) => value);
      if (mounts.some((value) => /type=cache/.test(value) && /node-gyp|devdir|ccache|prebuild/.test(value))) continue;
      const devdir = run.state.variable('NPM_CONFIG_DEVDIR')?.value ?? run.state.variable('npm_config_devdir')?.value;
      if (devdir !== undefined && mounts.some((value) => value.includes(devdir))) continue;
      const call = packageCalls(run.shell()).find(
        (candidate) =>
          /^(npm|pnpm|yarn)$/.test(candidate.manager) &&
          /^(install|ci|add|rebuild)$/.test(candidate.subcommand ?? '') &&
          !hasFlag(candidate, '--ignore-scripts'),
      );
      if (!call || !(call.subcommand === 'rebuild' || (native.get(run.stage) ?? Number.POSITIVE_INFINITY) <= run.index))
        continue;
      const at = run.keywordRange.end;
      const root = run.state.user === undefined || /^(root|0)(:|$)/.test(run.state.user);
      yield {
        range: {
          start: call.command.nameWord.range.start,
          end: (call.subcommandWord ?? call.command.nameWord).range.end,
        },
        message:
          'This probably compiles native modules; mount a cache on `/root/.cache/node-gyp`, so that the headers of Node are fetched once.',
        fix:
          root && devdir === undefined && isPlain(call.command)
            ? {
                safety: 'unsafe',
                title: 'Keep the headers of Node in a cache',
                edits: [{ range: { start: at, end: at }, text: ' --mount=type=cache,target=/root/.cache/node-gyp' }],
              }
            : undefined,
      };
    }
  },
};

const COMPILERS = /^(python3?|make|gcc|g\+\+|build-base|build-essential)([=@]|$)/;
const MODULES = /"(sharp|canvas|bcrypt|sqlite3|better-sqlite3|grpc|node-sass|argon2|re2|zeromq|usb|serialport)"\s*:/;

/** The stages that can compile native modules, with the index of the instruction from which on. */
function nativeStages(file: Dockerfile, manifest: string): ReadonlyMap<Stage, number> {
  const found = new Map<Stage, number>();
  for (const stage of file.stages) {
    const inherited = stage.parent && found.has(stage.parent);
    const first = stage.instructions.find(compiles)?.index;
    if (inherited || MODULES.test(manifest)) found.set(stage, 0);
    else if (first !== undefined) found.set(stage, first);
  }
  return found;
}

function compiles(instruction: Instruction): boolean {
  if (instruction.keyword !== 'RUN') return false;
  const script = instruction.shell();
  return (
    packageCalls(script).some(
      ({ subcommand, packages }) =>
        /^(install|add)$/.test(subcommand ?? '') && packages.some(({ text }) => COMPILERS.test(text)),
    ) || script.commands.some(({ name }) => /^(node-gyp|node-pre-gyp|prebuild-install)$/.test(name ?? ''))
  );
}

import { posix } from 'node:path';
import { firstLineOf } from '../../dockerfile/comments.ts';
import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import { isBuildPackage, isHeaderPackage } from '../build-packages.ts';
import type { Refactoring, Refusal } from '../refactoring.ts';
import { operands } from './carry/arguments.ts';
import {
  developmentServer,
  globalPackages,
  isGlobal,
  isProduction,
  type Manifest,
  managerOf,
  manifestOf,
  type NodeStart,
  nodeStart,
  pruneCommand,
} from './node-start.ts';
import { beforeFrom, removal, textOf } from './parts.ts';

/** Instructions that hold for the image that runs, wherever they stand. */
const RUNTIME = /^(EXPOSE|USER|VOLUME|STOPSIGNAL|HEALTHCHECK|ENTRYPOINT|CMD|LABEL)$/;
/** Runtime images without build tools, by what a tag of `node` begins with. */
const SLIM = /^(\d+(?:\.\d+)*|lts|current|lts-\w+|[a-z]+)(-(bookworm|trixie|bullseye))?$/;

/**
 * Node: everything up to the last build step happens in a builder on the same image; the stage that runs takes the application's
 * folder over, without development dependencies, on the slim variant.
 */
export function nodeStages(image: Image, stage: Stage): Refactoring {
  const { instructions, from } = stage;
  const refuse = (...reasons: Refusal[]): Refactoring => ({ offered: false, reasons });
  const tag = stage.base.image?.tag ?? '';
  const alpine = /alpine/.test(tag);
  const slim = alpine || /slim/.test(tag) ? tag : SLIM.test(tag) ? `${tag}-slim` : undefined;
  if (slim === undefined || stage.base.image?.digest !== undefined)
    return refuse({
      message: `It is not known which slim image belongs to \`${stage.base.raw}\`.`,
      range: stage.base.range,
    });
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN');
  const manifest = manifestOf(image);
  const needed = nodeStart(image, stage, manifest);
  const globals = runs.filter(installsForAll);
  const lastRun = runs.findLast((run) => !globals.includes(run));
  const start = instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  if (!lastRun || !start) return refuse({ message: 'Nothing is built, or nothing is started.', range: from.range });
  const server = developmentServer(needed);
  if (server !== undefined)
    return refuse({
      message: `\`${server}\` is a server for development, which needs all tools; build, and serve what was built.`,
      range: start.range,
    });
  const own = runs.filter((run) => !globals.includes(run));
  const reasons = [...own.flatMap((run) => runObstacles(run, alpine)), ...placement(instructions)];
  const app = folderOf(instructions, reasons, from.range);
  const built = runs.flatMap((run) => run.shell().commands).filter(isBuild);
  const tools = runs
    .flatMap((run) => packageCalls(run.shell()))
    .flatMap(({ family, packages }) => (family === 'apt' || family === 'apk' ? packages : []));
  const site = servedFolder(needed, globals, manifest, app);
  const prune =
    site === undefined && !isProduction(runs) ? pruneCommand(image, stage, managerOf(runs), manifest) : undefined;
  const leaves = prune !== undefined || site !== undefined || tools.length > 0 || slim !== tag;
  if (!leaves) reasons.push({ message: 'Nothing is only needed for building.', range: from.range });
  const user = instructions.find(({ keyword, index }) => keyword === 'USER' && index < lastRun.index);
  if (user) reasons.push({ message: 'Steps run as another user than root.', range: user.range });
  if (reasons.length > 0 || app === undefined) return refuse(...reasons);
  const kept = globals.filter((run) => namesOfTools(run).some((name) => needed.programs.has(name)));
  return {
    offered: true,
    title: 'Build in a stage of its own',
    edits: edits(image, stage, lastRun, { slim, app, prune, globals: kept, site, built: built.length > 0 }),
  };
}

/** A RUN that does no more than install programs for all. */
function installsForAll(run: Instruction): boolean {
  const { commands } = run.shell();
  return (
    run.heredocs.length === 0 &&
    commands.length > 0 &&
    commands.every(
      (command) =>
        command.name === 'corepack' ||
        (/^(npm|yarn|pnpm)$/.test(command.name ?? '') && isGlobal(command)) ||
        (command.name === 'npm' && command.args[0]?.text === 'cache'),
    )
  );
}

/** The programs that such a RUN brings. */
function namesOfTools(run: Instruction): string[] {
  const corepack = run.shell().commands.some(({ name }) => name === 'corepack') ? ['pnpm', 'pnpx', 'yarn'] : [];
  const names = [...globalPackages([run])];
  return [...corepack, ...names, ...(names.includes('pm2') ? ['pm2-runtime', 'pm2-docker'] : [])];
}

/** The folder of a site that a program which is installed for all does no more than hand out. */
function servedFolder(
  { commands, programs, known }: NodeStart,
  globals: readonly Instruction[],
  manifest: Manifest | undefined,
  app: string | undefined,
): string | undefined {
  const [command, ...others] = commands;
  const name = command?.name ?? '';
  if (!known || !command || others.length > 0 || programs.size !== 1 || app === undefined) return undefined;
  if (!/^(serve|http-server)$/.test(name) || !globals.some((run) => namesOfTools(run).includes(name))) return undefined;
  // Settings of the site that lie beside `package.json`.
  if (!manifest || command.args.some(({ text }) => /^(-c|--config|-C|--cert|-K|--key|--ssl.*)$/.test(text)))
    return undefined;
  const folders = operands(command, /^(-l|--listen|-p|--port|-a|-L|-d|-e|-P|-i|-U)$/).filter(
    ({ text }) => !/^\d+$/.test(text),
  );
  const [folder] = folders;
  if (folders.length !== 1 || folder?.value === undefined || !/^[\w.-]+(\/[\w.-]+)*\/?$/.test(folder.value))
    return undefined;
  const path = posix.join(app, folder.value).replace(/\/$/, '');
  return path === app ? undefined : path;
}

/** Whether a command makes something of the sources. */
function isBuild({ name, args }: ShellCommand): boolean {
  const words = args.map(({ value }) => value);
  if (name === 'npm' || name === 'pnpm') return words.includes('run') || (name === 'pnpm' && words[0] === 'build');
  if (name === 'yarn') return words[0] === 'build' || words[0] === 'run';
  return /^(tsc|vite|webpack|next|nest|npx|node-gyp|esbuild|rollup)$/.test(name ?? '');
}

function runObstacles(run: Instruction, alpine: boolean): Refusal[] {
  if (run.heredocs.length > 0) return [{ message: 'A heredoc is not split.', range: run.range }];
  return run.shell().commands.flatMap((command): Refusal[] => {
    const { name = '', args, range } = command;
    const words = args.map(({ value }) => value);
    if (/^(npm|yarn|pnpm)$/.test(name)) {
      const outside = words.some(
        (word) =>
          word === '-g' ||
          word === '--global' ||
          word === '--location=global' ||
          word === 'global' ||
          word === 'link' ||
          word === '--prefix',
      );
      return outside ? [{ message: `\`${name}\` installs outside the application's folder.`, range }] : [];
    }
    const [call] = packageCalls(run.shell()).filter((candidate) => candidate.command === command);
    if (call && (call.family === 'apt' || call.family === 'apk')) {
      if (call.subcommand !== 'install' && call.subcommand !== 'add') return [];
      const other = call.packages.find(
        ({ value }) =>
          // Headers leave libraries behind.
          isHeaderPackage(value ?? '') ||
          !(isBuildPackage(value ?? '') || (alpine ? APK_BUILD : APT_BUILD).test(value ?? '')),
      );
      return other
        ? [{ message: `Whether \`${other.raw}\` is needed when the image runs is not known.`, range: other.range }]
        : [];
    }
    if (isBuild(command) || /^(rm|set|echo|true|mkdir|cd|corepack)$/.test(name)) {
      const far = (name === 'mkdir' || name === 'cd') && words.some((word) => word?.startsWith('/'));
      return far ? [{ message: `\`${name}\` leaves the application's folder.`, range }] : [];
    }
    return [
      { message: `What \`${name === '' ? command.nameWord.raw : name}\` writes, and where to, is not known.`, range },
    ];
  });
}

/** For node-gyp: https://github.com/nodejs/node-gyp#installation */
const APT_BUILD = /^(python3?|git|ca-certificates)$/;
const APK_BUILD = /^(build-base|python3?|git|make|g\+\+|gcc)$/;

/** What would end up in a stage where it isn't meant to be. */
function placement(instructions: readonly Instruction[]): Refusal[] {
  return instructions.flatMap(({ keyword, words, range, flags }): Refusal[] => {
    if (keyword === 'ADD') return [{ message: '`ADD` may unpack or download; write `COPY`.', range }];
    if (keyword === 'VOLUME') return [{ message: 'A `VOLUME` may cover what is built.', range }];
    if (keyword !== 'COPY') return [];
    const target = words.at(-1)?.value ?? '';
    if (flags.some(({ name }) => name === 'from')) return [{ message: 'Files come from another image.', range }];
    return target.startsWith('/') || target.includes('$') || target.startsWith('..')
      ? [
          {
            message: `\`${target}\` may lie outside the application's folder; write it relative to \`WORKDIR\`.`,
            range: words.at(-1)?.range ?? range,
          },
        ]
      : [];
  });
}

/** The folder that holds the application; adds to `reasons` where there is no single one. */
function folderOf(
  instructions: readonly Instruction[],
  reasons: Refusal[],
  range: Refusal['range'],
): string | undefined {
  const folders = instructions.filter(({ keyword }) => keyword === 'WORKDIR');
  const [only] = folders;
  const path = only?.words[0]?.expanded;
  const early = instructions.find(
    ({ keyword, index }) =>
      (keyword === 'COPY' || keyword === 'RUN') && only !== undefined && index < only.index && keyword === 'COPY',
  );
  if (folders.length === 1 && path?.startsWith('/') && path !== '/' && !early) return path;
  reasons.push({
    message: 'The application has no single `WORKDIR` that all of it is copied to.',
    range: only?.range ?? range,
  });
  return undefined;
}

interface Plan {
  /** The tag of the image that runs. */
  readonly slim: string;
  readonly app: string;
  /** What takes the packages for development out. */
  readonly prune: string | undefined;
  /** RUNs that install programs which start. */
  readonly globals: readonly Instruction[];
  /** The only folder that is needed. */
  readonly site: string | undefined;
  readonly built: boolean;
}

/** Cuts behind the last RUN: what stands before builds, what stands behind runs; what both need is written twice. */
function edits({ dockerfile: file }: Image, stage: Stage, lastRun: Instruction, plan: Plan): TextEdit[] {
  const { from, instructions } = stage;
  const { slim, app, prune, globals, site } = plan;
  const before = instructions.filter(({ index }) => index <= lastRun.index);
  const settings = before.filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG' || keyword === 'WORKDIR');
  const runtime = before.filter(({ keyword }) => RUNTIME.test(keyword));
  const moved = new Set(runtime);
  // What is installed for all behind the cut stays where it is.
  const late = instructions.filter(
    (instruction) => instruction.index > lastRun.index && installsForAll(instruction) && !globals.includes(instruction),
  );
  const base = stage.base.raw.replace(/:[^:/@]+$/, `:${slim}`);
  const platform = from.flags.map(({ range }) => `${file.text.slice(range.start, range.end)} `).join('');
  const says = prune !== undefined ? 'compilers and development dependencies' : 'what only its build needs';
  const set = instructions.some(
    ({ keyword, pairs }) => keyword === 'ENV' && pairs.some(({ key }) => key === 'NODE_ENV'),
  );
  const text = [
    ...(prune === undefined ? [] : [`RUN ${prune}`]),
    '',
    `# What runs: the ${plan.built ? 'built application' : 'application'}, without ${says}.`,
    `FROM ${platform}${base}`,
    ...settings.map((instruction) => textOf(file, instruction)),
    ...runtime.map((instruction) => textOf(file, instruction)),
    ...(set || prune === undefined ? [] : ['ENV NODE_ENV=production']),
    ...globals.filter(({ index }) => index < lastRun.index).map((instruction) => textOf(file, instruction)),
    `COPY --from=build ${site ?? app} ${site ?? app}`,
  ].join(file.eol);
  const lineStart = (line: number): number => file.lines.starts[line - 1] ?? file.text.length;
  const removals = [...moved].map(
    (instruction): TextEdit => ({
      range: { start: lineStart(firstLineOf(file, instruction.line)), end: lineStart(instruction.endLine + 1) },
      text: '',
    }),
  );
  const at = beforeFrom(file, from);
  return [
    { range: { start: at, end: at }, text: `# Builds the application.${file.eol}` },
    { range: { start: from.range.end, end: from.range.end }, text: ' AS build' },
    ...removals,
    ...late.map((instruction) => removal(file, instruction)),
    { range: { start: lastRun.range.end, end: lastRun.range.end }, text: `${file.eol}${text}` },
  ];
}

import { firstLineOf } from '../../dockerfile/comments.ts';
import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import { isBuildPackage } from '../build-packages.ts';
import type { Refactoring, Refusal } from '../refactoring.ts';
import { beforeFrom, textOf } from './parts.ts';

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
  const lastRun = runs.at(-1);
  const start = instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  if (!lastRun || !start) return refuse({ message: 'Nothing is built, or nothing is started.', range: from.range });
  const reasons = [...runs.flatMap((run) => runObstacles(run, alpine)), ...placement(instructions)];
  const app = folderOf(instructions, reasons, from.range);
  const built = runs.flatMap((run) => run.shell().commands).filter(isBuild);
  const tools = runs
    .flatMap((run) => packageCalls(run.shell()))
    .flatMap(({ family, packages }) => (family === 'apt' || family === 'apk' ? packages : []));
  const leaves = built.length > 0 || tools.length > 0 || slim !== tag;
  if (!leaves) reasons.push({ message: 'Nothing is only needed for building.', range: from.range });
  const manager = managerOf(runs);
  if (built.length > 0 && manager === undefined)
    reasons.push({
      message: 'It is not known how the development dependencies are taken out again.',
      range: lastRun.range,
    });
  const user = instructions.find(({ keyword, index }) => keyword === 'USER' && index < lastRun.index);
  if (user) reasons.push({ message: 'Steps run as another user than root.', range: user.range });
  if (reasons.length > 0 || app === undefined) return refuse(...reasons);
  return {
    offered: true,
    title: 'Build in a stage of its own',
    edits: edits(image, stage, lastRun, slim, app, built.length > 0 ? manager : undefined),
  };
}

const PRUNE: Readonly<Record<string, string>> = {
  npm: 'npm prune --omit=dev',
  pnpm: 'pnpm prune --prod',
};

function managerOf(runs: readonly Instruction[]): string | undefined {
  const used = new Set(
    runs
      .flatMap((run) => packageCalls(run.shell()))
      .flatMap(({ family, manager }) => (family === 'npm' ? [manager] : [])),
  );
  const [only] = used;
  return used.size === 1 && only !== undefined && Object.hasOwn(PRUNE, only) ? only : undefined;
}

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
        ({ value }) => !(isBuildPackage(value ?? '') || (alpine ? APK_BUILD : APT_BUILD).test(value ?? '')),
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
const APK_BUILD = /^(build-base|python3?|git|make|g\+\+|gcc|libc6-compat|.*-dev)$/;

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

/** Cuts behind the last RUN: what stands before builds, what stands behind runs; what both need is written twice. */
function edits(
  { dockerfile: file }: Image,
  stage: Stage,
  lastRun: Instruction,
  slim: string,
  app: string,
  manager: string | undefined,
): TextEdit[] {
  const { from, instructions } = stage;
  const before = instructions.filter(({ index }) => index <= lastRun.index);
  const settings = before.filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG' || keyword === 'WORKDIR');
  const runtime = before.filter(({ keyword }) => RUNTIME.test(keyword));
  const moved = new Set(runtime);
  const base = stage.base.raw.replace(/:[^:/@]+$/, `:${slim}`);
  const platform = from.flags.map(({ range }) => `${file.text.slice(range.start, range.end)} `).join('');
  const runtimeStage = [
    ...(manager === undefined ? [] : [`RUN ${PRUNE[manager]}`]),
    '',
    '# What runs: the built application, without compilers and development dependencies.',
    `FROM ${platform}${base}`,
    ...settings.map((instruction) => textOf(file, instruction)),
    ...runtime.map((instruction) => textOf(file, instruction)),
    `COPY --from=build ${app} ${app}`,
  ];
  const production = settings.some(({ pairs }) =>
    pairs.some(({ key, value }) => key === 'NODE_ENV' && value === 'production'),
  );
  const env = production || manager === undefined ? [] : ['ENV NODE_ENV=production'];
  const text = [...runtimeStage.slice(0, -1), ...env, ...runtimeStage.slice(-1)].join(file.eol);
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
    { range: { start: lastRun.range.end, end: lastRun.range.end }, text: `${file.eol}${text}` },
  ];
}

import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { baseFacts } from '../../base-facts.ts';
import type { Refactoring, Refusal } from '../../refactoring.ts';
import { isProduction, managerOf, manifestOf, pruneCommand } from '../node-start.ts';
import { beforeFrom, commentsAbove, commentsBehind, overlaps, removal, replacementOfMoved, textOf } from '../parts.ts';
import { VENV } from '../python.ts';
import { artefacts } from './artefacts.ts';
import { classifyAll } from './classify.ts';
import { isCompiler } from './compile.ts';
import { contextCopies } from './copies.ts';
import { extraPackages } from './extras.ts';
import { type PackagesPlace, packagesPlace } from './interpreter.ts';
import type { ClassifiedRun } from './model.ts';
import { handovers, isForeign, ownerObstacles, ownerOf } from './owners.ts';
import { splitPackages } from './packages.ts';
import { compilerLibraries, narrowPrefix } from './prefix.ts';
import { programOf } from './program.ts';
import { type RuntimeBase, runtimeBase } from './runtime-base.ts';
import { runtimeRun, scratchPaths } from './runtime-run.ts';
import { scratchCopies } from './scratch-copies.ts';
import { STAGED, withStaging } from './staging.ts';
import { startObstacles, startsNothing, startsProgram, TOOL_FOLDERS } from './starts.ts';
import { unusedArguments } from './unused-arguments.ts';

/** Why a file is left alone that takes its tools away itself. */
export const NOTHING_STAYS = 'No build tools stay in the image, so there is nothing to leave out.';

/** Instructions that say how the image runs; a builder has no use for them. */
const RUNTIME_ONLY = /^(EXPOSE|VOLUME|HEALTHCHECK|CMD|ENTRYPOINT|STOPSIGNAL|LABEL|MAINTAINER)$/;

/**
 * The method for every language: each command of each RUN builds, sets up the system, or does both. The builder keeps everything up to
 * the last command that builds, as it is written. The stage that runs stays where it is, without what only builds, and takes over
 * the files that were built.
 */
export function carriedStages(image: Image, stage: Stage): Refactoring {
  const { dockerfile: file } = image;
  const refuse = (...reasons: Refusal[]): Refactoring => ({ offered: false, reasons });
  const facts = baseFacts(stage);
  const base = runtimeBase(image, stage, facts);
  const idle = startsNothing(stage, base);
  const runs = stage.instructions.filter(({ keyword }) => keyword === 'RUN');
  const classified = classifyAll(image, runs, facts);
  const reasons: Refusal[] = classified.flatMap(({ unknown }) =>
    unknown.slice(0, 1).map(({ message, command }) => ({ message, range: command.range })),
  );
  if (reasons.length > 0) return refuse(...(idle ? [idle] : reasons));
  const found = artefacts(image, stage, classified);
  if ('message' in found) return refuse(idle ?? found);
  const packages = splitPackages(image, stage, classified, facts, base);
  reasons.push(...packages.reasons, ...startObstacles(image, stage, base, packages.dropped, found.roots));
  if (!packages.large && base.kind === 'same')
    return refuse({
      message: NOTHING_STAYS,
      range: stage.from.range,
    });
  if (idle) return refuse(idle);
  const building = classified.flatMap(({ commands }) =>
    commands.flatMap(({ command, effect }) => (effect.role === 'build' ? (command.name ?? []) : [])),
  );
  const extras = extraPackages(image, stage, facts, base, packages.installed, building);
  if ('message' in extras) return refuse(extras);
  const [firstBuild] = found.builders;
  const last = found.builders.at(-1);
  const uses = classified.some(({ commands }) =>
    commands.some(({ command, effect }) => effect.role === 'build' && usesTools(command.name)),
  );
  if (!firstBuild || !last || !uses) {
    // What builds at the start says more.
    if (reasons.length > 0) return refuse(...reasons);
    return refuse({
      message: 'Nothing in this file uses its build tools; what the image is for is not known.',
      range: stage.from.range,
    });
  }
  const edits: TextEdit[] = [];
  const apart = packagesPlace(image, stage, classified, facts);
  const all = apart
    ? found.roots.flatMap((root) => (/^\/usr\/(local|lib\/python3)$/.test(root) ? apart.roots : [root]))
    : found.roots;
  const narrow = narrowPrefix(image, stage, base, [...new Set(all)]);
  if ('message' in narrow) return refuse(narrow);
  const roots = narrow;
  const builder = nameOf(file);
  const smaller = base.kind === 'runtime' || base.kind === 'other';
  reasons.push(...ownerObstacles(stage, classified, smaller));
  const handed = handovers(stage, classified, roots);
  const owners = new Map(
    roots.map((path) => {
      const over = [...handed.values()].find(({ root }) => root === path);
      const owner = over?.owner ?? ownerOf(path, stage, classified);
      return [path, isForeign(owner, stage, smaller) ? undefined : owner] as const;
    }),
  );
  const copies = roots
    .filter((path) => owners.get(path) === undefined)
    .map((path) => `COPY --from=${builder} ${placed(stage, base, path)}`);
  // Behind what makes the account.
  const owned = roots.flatMap((path) => {
    const owner = owners.get(path);
    return owner === undefined ? [] : [`COPY --from=${builder} --chown=${owner} ${placed(stage, base, path)}`];
  });
  for (const setting of apart?.settings ?? []) if (setting.startsWith('PATH=')) copies.push(`ENV ${setting}`);
  const prune = facts.language === 'node' ? pruning(image, stage, runs, last, roots) : undefined;
  const production = stage.instructions.some(
    ({ pairs, keyword }) => keyword === 'ENV' && pairs.some(({ key }) => key === 'NODE_ENV'),
  );
  if (prune !== undefined && !production) copies.unshift('ENV NODE_ENV=production');
  const linked = roots.some((path) => path === '/usr/local' || path === STAGED || /^\/usr\/local\/lib/.test(path));
  const compiled = classified.some(({ commands }) =>
    commands.some(({ command }) => /^(make|cmake|ninja|meson|gmake)$/.test(command.name ?? '')),
  );
  const links = classified.some(({ commands }) => commands.some(({ command }) => command.name === 'ldconfig'));
  if (linked && compiled && !links && facts.family !== 'alpine') copies.push('RUN ldconfig');
  copies.push(...compilerLibraries(image, facts, builder));
  const scratch = scratchPaths(classified);
  const changed = classified.map((each) => ({ each, edit: runtimeRun(each, found, packages, last, scratch, handed) }));
  const starts = startsProgram(image, stage);
  const needs = (program: string): boolean =>
    starts(program) ||
    classified.some(({ run, commands }) =>
      commands.some(
        ({ command, effect }) =>
          command.name === program && (run.index > last.index || !/^(build|neutral)$/.test(effect.role)),
      ),
    );
  // As late as possible, so that installed packages stay in the cache; but before what may work on the files.
  const early = changed.find(
    ({ each: { run }, edit }) => run.index >= firstBuild.index && 'setsUp' in edit && edit.setsUp,
  );
  const place = early && early.each.run.index < last.index ? early.each.run : last;
  for (const { each, edit } of changed) {
    if ('message' in edit) {
      reasons.push(edit);
      continue;
    }
    const lines = [...(each.run === place ? copies : []), ...(each.run === last ? owned : [])];
    const inserted = lines.length === 0 ? undefined : lines.join(file.eol);
    if (edit.gone)
      edits.push(inserted === undefined ? removal(file, each.run) : replacementOfMoved(file, each.run, inserted));
    else {
      edits.push(...edit.edits);
      if (inserted === undefined) continue;
      const before = early?.each.run === each.run && each.run === place;
      const at = before ? each.run.range.start : each.run.range.end;
      const text = before ? `${inserted}${file.eol}` : `${file.eol}${inserted}`;
      edits.push({ range: { start: at, end: at }, text });
    }
  }
  const temporary = scratchCopies(image, stage, last, classified, edits);
  edits.push(
    ...temporary,
    ...contextCopies(image, stage, last, roots, needs, {
      left: found.left,
      installed: linked && compiled && !roots.includes(STAGED),
      tools: base.kind === 'other' ? TOOL_FOLDERS : [],
    }).filter((edit) => !overlaps(edit, temporary)),
  );
  if (reasons.length > 0) return refuse(...reasons);
  edits.push(...unusedArguments(file, stage, last, edits));
  const stays = ({ range }: Instruction): boolean =>
    !edits.some((edit) => edit.range.start <= range.start && range.end <= edit.range.end);
  edits.push(...baseEdits(stage, base));
  const install = extras.names.length > 0 ? [installLine(extras.names, base)] : [];
  if (install.length > 0) {
    const at = stage.from.range.end;
    edits.push({ range: { start: at, end: at }, text: `${file.eol}${install.join(file.eol)}` });
  }
  const at = beforeFrom(file, stage.from);
  const text = `${[...builderText(image, stage, last, classified, apart, stays), ...(prune === undefined ? [] : [`RUN ${prune}`])].join(file.eol)}${file.eol}${file.eol}`;
  edits.push({ range: { start: at, end: at }, text });
  return { offered: true, title: 'Build in a stage of its own', edits };
}

/** The command that takes Node's packages for development out again at the end of the builder; undefined where it doesn't work in their folder. */
function pruning(
  image: Image,
  stage: Stage,
  runs: readonly Instruction[],
  last: Instruction,
  roots: readonly string[],
): string | undefined {
  const folder = last.state.workdir;
  const installs = runs.filter((run) => managerOf([run]) !== undefined);
  const here =
    folder !== undefined && roots.includes(folder) && installs.every(({ state }) => state.workdir === folder);
  const user = last.state.user === undefined || /^(root|0)(:|$)/.test(last.state.user);
  return here && user && !isProduction(runs)
    ? pruneCommand(image, stage, managerOf(runs), manifestOf(image))
    : undefined;
}

/** From where to where; a program that is started by its name is put where every image looks for programs. */
function placed(stage: Stage, base: RuntimeBase, path: string): string {
  if (path === STAGED) return `${path}/ /`;
  const name = base.kind === 'other' && TOOL_FOLDERS.includes(path) ? programOf(stage) : undefined;
  return name === undefined ? `${path} ${path}` : `${path}/${name} /usr/local/bin/${name}`;
}

/** A name that no stage of the file has. */
function nameOf({ stages }: Dockerfile): string {
  const taken = new Set(stages.map(({ name }) => name));
  const free = ['build', 'builder', 'tools'].find((name) => !taken.has(name));
  return free ?? `build-${stages.length}`;
}

/** The file up to the last command that builds, and what makes its result easier to carry. */
function builderText(
  image: Image,
  stage: Stage,
  last: Instruction,
  classified: readonly ClassifiedRun[],
  packages: PackagesPlace | undefined,
  stays: (instruction: Instruction) => boolean,
): string[] {
  const { from } = stage;
  const { dockerfile: file } = image;
  const settings = new Map(
    classified.map(({ run, commands }) => [run, [...new Set(commands.flatMap(({ effect }) => effect.settings ?? []))]]),
  );
  const given = new Set<string>();
  const newSettings = (instruction: Instruction): string[] =>
    (settings.get(instruction) ?? []).filter((setting) => !given.has(setting) && given.add(setting));
  const flags = from.flags.map(({ range }) => `${file.text.slice(range.start, range.end)} `).join('');
  const moved = stage.instructions.filter(({ index, keyword }) => index <= last.index && !RUNTIME_ONLY.test(keyword));
  return [
    '# Builds; compilers, headers and sources stay behind in this stage.',
    `FROM ${flags}${stage.base.raw} AS ${nameOf(file)}`,
    ...moved.flatMap((instruction) => [
      ...(packages && instruction === packages.before && !packages.inside
        ? [`RUN python -m venv ${VENV}`, `ENV ${packages.settings.join(' ')}`]
        : []),
      ...newSettings(instruction).map((setting) => `ENV ${setting}`),
      // What is said of a step, or to other linters, goes where the step goes.
      ...(instruction.keyword === 'RUN' || !stays(instruction) ? commentsAbove(file, instruction) : []),
      ...(packages?.inside && instruction === packages.before
        ? [withInside(file, instruction, packages.inside), `ENV ${packages.settings.join(' ')}`]
        : [withStaging(textOf(file, instruction), instruction, classified)]),
      ...(stays(instruction) ? [] : commentsBehind(file, instruction)),
    ]),
  ];
}

/** Whether a command may call a compiler; fetching and unpacking don't. */
export function usesTools(name: string | undefined): boolean {
  return isCompiler(name) || (name !== undefined && !/^(curl|wget|git|tar|bsdtar|unzip)$/.test(name));
}

/** An instruction with more text at an offset of the file. */
function withInside(
  file: Dockerfile,
  instruction: Instruction,
  { offset, text }: { offset: number; text: string },
): string {
  const at = offset - instruction.range.start;
  const own = textOf(file, instruction);
  return own.slice(0, at) + text + own.slice(at);
}

export function baseEdits(stage: Stage, base: RuntimeBase): TextEdit[] {
  return base.kind === 'same' ? [] : [{ range: stage.base.range, text: base.text }];
}

export function installLine(names: readonly string[], base: RuntimeBase): string {
  const list = names.join(' ');
  return /alpine/.test(base.text)
    ? `RUN apk add --no-cache ${list}`
    : `RUN apt-get update && apt-get install -y --no-install-recommends ${list} && rm -rf /var/lib/apt/lists/*`;
}

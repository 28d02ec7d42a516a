import { posix } from 'node:path';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { Image } from '../../repository/image.ts';
import { packageCalls } from '../../shell/packages.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import type { Refactoring, Refusal } from '../refactoring.ts';
import { estimatedSavings } from '../savings.ts';
import { carriedStages } from './carry/carry.ts';
import { composeCalls } from './compose-calls.ts';
import { goStages } from './go.ts';
import { HEALTH_FOLDER, HEALTH_SOURCE, plainHealthCheck } from './health-check.ts';
import { nodeStages } from './node.ts';
import { siteStages } from './node-site.ts';
import { pythonStages } from './python.ts';
import { builtBeforeStart } from './start-tools.ts';

/**
 * Splits a Dockerfile of one stage into one that builds and one that runs, or says why not. What runs stays where the author wrote it;
 * what only builds moves into a stage of its own.
 */
export function multiStage(image: Image): Refactoring {
  const [stage, ...others] = image.dockerfile.stages;
  if (!stage || others.length > 0) return { offered: false, reasons: [] };
  const early = obstacles(image, stage).length > 0 ? undefined : splitAfterBuilding(image, stage);
  if (early) return early;
  const result = asOneEdit(image.dockerfile, stage, split(image, stage));
  const withFiles = result.offered ? withHealthProgram(image, stage) : undefined;
  return result.offered && withFiles ? { ...result, withFiles } : result;
}

/** The change to an image of nothing but a static program, and another one that asks for its health in place of curl. */
function withHealthProgram(image: Image, stage: Stage): (Refactoring & { offered: true })['withFiles'] {
  const { dockerfile: file } = image;
  const checks = stage.instructions.filter(({ keyword }) => keyword === 'HEALTHCHECK');
  const last = stage.instructions.findLast(({ keyword }) => /^(RUN|COPY|ADD|WORKDIR)$/.test(keyword));
  const [check, ...others] = checks;
  const health = check && plainHealthCheck(check);
  if (!health || !last || others.length > 0 || check.index < last.index || !hasOwnWay(image, stage)) return undefined;
  if (stage.base.image?.registry !== 'docker.io' || stage.base.image.repository !== 'golang') return undefined;
  const whole = stage.instructions.some(
    ({ keyword, words, flags, index }) =>
      keyword === 'COPY' &&
      index < last.index &&
      flags.every(({ name }) => name !== 'from') &&
      words.slice(0, -1).some(({ value }) => /^(\.|\.\/)$/.test(value)),
  );
  const path = `${HEALTH_FOLDER}/main.go`;
  const free = !image.listContext().some((each) => each === HEALTH_FOLDER || each.startsWith(`${HEALTH_FOLDER}/`));
  const module = image.readContext('go.mod') !== undefined && image.matchesContext('.', [path]);
  const result = whole && free && module ? goStages(image, stage, health) : undefined;
  if (!result?.offered) return undefined;
  return {
    edits: [asOne(file, stage, result.edits)],
    files: [{ path: posix.join(image.context, path), text: HEALTH_SOURCE }],
  };
}

/** A change of a stage as one edit, with what it saves; a refusal as it is. */
export function asOneEdit(file: Dockerfile, stage: Stage, result: Refactoring): Refactoring {
  if (!result.offered) return result;
  const edit = asOne(file, stage, result.edits);
  const saves = savings(file.text, stage, edit);
  return { ...result, edits: [edit], saves: saves > 0 ? saves : undefined };
}

/** The split of what builds when it starts, so that it builds before; undefined where that doesn't happen, or can't be split. */
function splitAfterBuilding({ dockerfile: file, ...rest }: Image, stage: Stage): Refactoring | undefined {
  const image = builtBeforeStart({ dockerfile: file, ...rest }, stage);
  const [changed] = image?.dockerfile.stages ?? [];
  const result = image && changed ? split(image, changed) : undefined;
  if (!image || !changed || !result?.offered) return undefined;
  const edit = asOne(image.dockerfile, changed, result.edits);
  const text = applyEdits(image.dockerfile.text, [edit]);
  // In front of the stage, and behind it, both texts are the same.
  const behind = file.text.length - stage.range.end;
  const one = {
    range: { start: edit.range.start, end: stage.range.end },
    text: text.slice(edit.range.start, text.length - behind),
  };
  const saves = savings(file.text, stage, one);
  return {
    ...result,
    title: 'Build in a stage of its own, and start what was built',
    edits: [one],
    saves: saves > 0 ? saves : undefined,
  };
}

/** What the packages take that no longer are installed where the image runs, and what its base has more than the new one. */
function savings(text: string, stage: Stage, edit: TextEdit): number {
  const patched = parseDockerfile('Dockerfile', applyEdits(text, [edit])).target;
  const kept = new Set(patched ? installed(patched) : []);
  const left = installed(stage).filter((name) => !kept.has(name));
  const full = patched?.base.raw !== stage.base.raw && FULL.test(stage.base.resolved ?? '');
  return Math.round(estimatedSavings(full ? [...left, 'buildpack-deps'] : left) / 10) * 10;
}

/** The names of the packages that a stage installs. */
function installed({ instructions }: Stage): string[] {
  return instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => packageCalls(run.shell()))
    .filter(
      ({ family, subcommand }) => (family === 'apt' || family === 'apk') && /^(install|add)$/.test(subcommand ?? ''),
    )
    .flatMap(({ packages }) => packages.flatMap(({ value }) => value ?? []));
}

/** Official images that are built on buildpack-deps. */
const FULL = /^(docker\.io\/)?(library\/)?(python|node|ruby|golang|rust|gcc)(:(?!.*(slim|alpine))|$)/;

/**
 * One edit from the first change to the end of the stage: nobody else's fix can change a part of the stage in the same round, where it
 * would end up in a stage that it wasn't meant for.
 */
function asOne({ text }: Dockerfile, stage: Stage, edits: readonly TextEdit[]): TextEdit {
  const start = Math.min(...edits.map(({ range }) => range.start));
  const end = Math.max(stage.range.end, ...edits.map(({ range }) => range.end));
  const moved = edits.map((edit) => ({
    text: edit.text,
    range: { start: edit.range.start - start, end: edit.range.end - start },
  }));
  const result = applyEdits(text.slice(start, end), moved);
  // Where neighbours were taken out, one empty line is left of several.
  const most = Math.max(1, ...emptyLines(text.slice(start, end)));
  const tidy = result.replaceAll(GAP, (gap, eol: string) => ((emptyLines(gap)[0] ?? 0) > most ? `${eol}${eol}` : gap));
  return { range: { start, end }, text: tidy };
}

const GAP = /(\r?\n)(?:[ \t]*\r?\n)+/g;

/** How many empty lines stand together, for each place where there are some. */
function emptyLines(text: string): number[] {
  return [...text.matchAll(GAP)].map(([gap]) => gap.split('\n').length - 2);
}

/** The way that fits a language best, where it can go; else the one for all. */
function split(image: Image, stage: Stage): Refactoring {
  const reasons = obstacles(image, stage);
  if (reasons.length > 0) return { offered: false, reasons };
  const special = specialWay(image, stage);
  return special?.offered ? special : carriedStages(image, stage);
}

/** Whether the way that fits a language can be gone. */
function hasOwnWay(image: Image, stage: Stage): boolean {
  const { instructions, name } = stage;
  if (name !== undefined || instructions.some(({ keyword }) => keyword === 'SHELL')) return false;
  // These know what the Dockerfile calls; a small image lacks what others call in it.
  return composeCalls(image).length === 0 || stage.base.image?.repository === 'python';
}

function specialWay(image: Image, stage: Stage): Refactoring | undefined {
  if (!hasOwnWay(image, stage)) return undefined;
  switch (stage.base.image?.registry === 'docker.io' ? stage.base.image.repository : undefined) {
    case 'python':
      return pythonStages(image, stage);
    case 'node':
      return siteStages(image, stage) ?? nodeStages(image, stage);
    case 'golang':
      return goStages(image, stage);
    default:
      return undefined;
  }
}

/** More than any file has that a person wrote. */
const MOST = { instructions: 300, commands: 1000 };

/** What no way can deal with. */
export function obstacles({ dockerfile }: Image, { from: first, instructions }: Stage): Refusal[] {
  const from = first.range;
  if (dockerfile.escape !== '\\') return [{ message: 'The file is written for Windows.', range: from }];
  // Paths are held against each other, which costs the square of their number.
  const commands = instructions.reduce((sum, instruction) => sum + instruction.shell().commands.length, 0);
  if (instructions.length > MOST.instructions || commands > MOST.commands)
    return [{ message: 'The file is too long to be split.', range: from }];
  return instructions.flatMap((instruction): Refusal[] => {
    const { keyword, range } = instruction;
    if (keyword === 'ONBUILD') return [{ message: '`ONBUILD` belongs to images that others build on.', range }];
    if (keyword === 'SHELL' && !/^(\/\S*\/)?(ba|da|a)?sh$/.test(instruction.words[0]?.value ?? ''))
      return [{ message: 'A shell is set that is not read here.', range }];
    if (keyword === 'RUN' && instruction.shell().errors.length > 0)
      return [{ message: 'This `RUN` could not be read as shell text.', range }];
    return [];
  });
}

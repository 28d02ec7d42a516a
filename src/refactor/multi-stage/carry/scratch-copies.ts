import { posix } from 'node:path';
import type { Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { baseFolder } from '../../base-facts.ts';
import { leftOf, overlaps, removal } from '../parts.ts';
import { SCRATCH } from './artefacts.ts';
import type { ClassifiedRun } from './model.ts';
import { absolute, namesPath, within } from './paths.ts';
import { startTexts } from './starts.ts';

/**
 * Takes out of the stage that runs what is copied or downloaded to a folder for temporary files, or as an archive, for the build alone:
 * `COPY requirements.txt /tmp/`, `ADD https://… /tmp/x.tar.gz`. A build step has to use it, and nothing that stays may name it.
 * @param edits what else is taken out of the stage
 */
export function scratchCopies(
  image: Image,
  stage: Stage,
  last: Instruction,
  classified: readonly ClassifiedRun[],
  edits: readonly TextEdit[],
): TextEdit[] {
  const { dockerfile: file } = image;
  const { known, missing } = startTexts(image, stage);
  if (missing !== undefined) return [];
  return stage.instructions.flatMap((instruction): TextEdit[] => {
    const { keyword, index, heredocs } = instruction;
    if (!/^(COPY|ADD)$/.test(keyword) || index > last.index || heredocs.length > 0) return [];
    const paths = targetsOf(instruction, stage);
    const scratch = paths?.every(
      (path) => SCRATCH.test(path) && !within(stage.end.workdir ?? '/', posix.dirname(path)),
    );
    if (!paths || paths.length === 0 || !scratch) return [];
    const edit = removal(file, instruction);
    if (overlaps(edit, edits)) return [];
    // Where the build worked is nothing to the image, which works in the last folder.
    const rest = [leftOf(file, stage, [...edits, edit]).replace(/^[ \t]*WORKDIR[ \t].*$/gim, ''), ...known];
    const used = paths.every((path) => isBuiltWith(path, index, classified));
    return used && !paths.some((path) => rest.some((text) => namesPath(text, path))) ? [edit] : [];
  });
}

/** The absolute paths that an instruction's sources get; undefined where one isn't known. */
function targetsOf({ words, state }: Instruction, stage: Stage): string[] | undefined {
  const to = words.at(-1)?.expanded;
  const target = absolute(to, state.workdir ?? baseFolder(stage));
  const sources = words.slice(0, -1).map(({ expanded }) => expanded);
  if (target === undefined || sources.some((source) => source === undefined || /[*?[]/.test(source))) return undefined;
  // Into a folder, or under another name; a folder's files go into the target itself.
  const into = to?.endsWith('/') || /^(\/var)?\/tmp$/.test(target);
  return into
    ? sources.map((source = '') => posix.join(target, posix.basename(source.replace(/\/\.?$/, ''))))
    : [target];
}

/** Whether a step that builds names a path, or works in it. */
function isBuiltWith(path: string, index: number, classified: readonly ClassifiedRun[]): boolean {
  return classified.some(
    ({ run, commands }) =>
      run.index > index &&
      commands.some(({ command, effect, place }) => {
        if (effect.role !== 'build') return false;
        const { folder } = place;
        const words = [command.nameWord, ...command.args].map(({ text }) => text);
        const inFolder = folder !== undefined && within(folder, path);
        return inFolder || words.some((word) => namesPath(word, path) || absolute(word, folder) === path);
      }),
  );
}

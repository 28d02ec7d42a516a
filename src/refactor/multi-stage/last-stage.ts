import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { Image } from '../../repository/image.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { fullLineRange } from '../../text/lines.ts';
import type { Refactoring } from '../refactoring.ts';
import { carriedStages } from './carry/carry.ts';
import { trimmedStage } from './carry/trim.ts';
import { asOneEdit, multiStage, obstacles } from './multi-stage.ts';

/**
 * Repairs the stage that ships in a Dockerfile of several stages: what it builds itself moves into a stage of its own, in front of it; a
 * stage that it is built on, and nothing else, is split as a single one is; and headers, or an image with compilers, that nothing in it
 * uses make way for what runs.
 */
export function lastStage(image: Image): Refactoring {
  const { dockerfile: file } = image;
  const stage = file.target;
  if (!stage || file.stages.length < 2) return { offered: false, reasons: [] };
  if (stage.parent) return onItsParent(image, stage, stage.parent);
  const reasons = obstacles(image, stage);
  if (reasons.length > 0) return { offered: false, reasons };
  const split = asOneEdit(file, stage, carriedStages(image, stage));
  if (split.offered) return split;
  const trimmed = trimmedStage(image, stage);
  return trimmed ? asOneEdit(file, stage, trimmed) : split;
}

/**
 * The stage and the one that it goes on from, read as one: that is what ships. A stage that is an image of its own, or whose name is one
 * that builds ask for, stays.
 */
function onItsParent({ dockerfile: file, ...rest }: Image, stage: Stage, parent: Stage): Refactoring {
  const { text } = file;
  // Each stage that is joined is read anew.
  const long = parent.parent?.parent !== undefined;
  const starts = parent.instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  if (long || starts || stage.name !== undefined || parent.index !== stage.index - 1 || hasOthers(file, parent, stage))
    return {
      offered: false,
      reasons: [
        {
          message: `It goes on from \`${stage.base.raw}\`, which is more than its first half; build it on an image instead, and copy what it needs.`,
          range: stage.from.range,
        },
      ],
    };
  const lines = {
    start: fullLineRange(file.lines, stage.from.line).start,
    end: fullLineRange(file.lines, stage.from.endLine).end,
  };
  const name = { start: parent.base.range.end, end: parent.from.range.end };
  const joined = applyEdits(text, [
    { range: name, text: '' },
    { range: lines, text: '' },
  ]);
  const image = { ...rest, dockerfile: parseDockerfile(file.path, joined) };
  const result = image.dockerfile.stages.length > 1 ? lastStage(image) : multiStage(image);
  if (!result.offered) return result;
  // In front of the first change, and behind the stage, both texts are the same.
  const start = Math.min(name.start, ...result.edits.map(({ range }) => range.start));
  const after = applyEdits(joined, result.edits);
  const behind = text.length - stage.range.end;
  const edit: TextEdit = {
    range: { start, end: stage.range.end },
    text: after.slice(start, after.length - behind),
  };
  return { ...result, edits: [edit] };
}

/** Whether something beside a stage is built on another one, or takes files from it. */
function hasOthers({ stages, instructions }: Dockerfile, stage: Stage, except: Stage): boolean {
  const names = [stage.name, String(stage.index)];
  const named = (value: string | undefined): boolean => value !== undefined && names.includes(value.toLowerCase());
  return (
    stages.some((other) => other !== except && other.parent === stage) ||
    instructions.some(({ flags }) =>
      flags.some(({ name, value = '' }) =>
        name === 'from' ? named(value) : named(/(?:^|,)from=([^,]*)/.exec(value)?.[1]),
      ),
    )
  );
}

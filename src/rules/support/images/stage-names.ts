import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';

/** A place that names a stage: `FROM name`, `COPY --from=name`, `RUN --mount=…,from=name`. */
export interface StageReference {
  readonly name: string;
  readonly range: Range;
  /** The stage that holds it. */
  readonly by: Stage;
  /** It is the `from=` of a mount. */
  readonly mount: boolean;
}

/** Every place in a file that may name a stage, in order; what it names need not exist. */
export function stageReferences(file: Dockerfile): StageReference[] {
  return file.stages.flatMap((stage) => {
    const base: StageReference = { name: stage.base.raw, range: stage.base.range, by: stage, mount: false };
    const flags = stage.instructions.flatMap((outer) => {
      const instruction = outer.trigger ?? outer;
      return instruction.flags.flatMap(({ name, value, valueRange }): StageReference[] => {
        if (value === undefined || valueRange === undefined) return [];
        if (name === 'from') return [{ name: value, range: valueRange, by: stage, mount: false }];
        const part =
          name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(file.text.slice(valueRange.start, valueRange.end)) : null;
        if (!part?.[1]) return [];
        const start = valueRange.start + part.index + part[0].length - part[1].length;
        return [{ name: part[1], range: { start, end: start + part[1].length }, by: stage, mount: true }];
      });
    });
    return [base, ...flags];
  });
}

/** The stage that a reference means: the last earlier one of that name, or the one of that number. */
export function referencedStage(file: Dockerfile, { name, by }: StageReference): Stage | undefined {
  const earlier = file.stages.slice(0, by.index);
  return (
    earlier.findLast((stage) => stage.name === name.toLowerCase()) ??
    (/^\d{1,6}$/.test(name) ? earlier[Number(name)] : undefined)
  );
}

/** Edits that give a stage another name, wherever the file names it. */
export function renameStage(file: Dockerfile, stage: Stage, name: string): TextEdit[] {
  const alias = stage.from.words[2];
  const places = stageReferences(file)
    .filter((reference) => reference.name.toLowerCase() === stage.name && referencedStage(file, reference) === stage)
    // `FROM scratch` is empty, whatever a stage is called.
    .filter(({ range, by }) => !(by.base.scratch && range === by.base.range))
    .map(({ range }) => range);
  return [...(alias ? [alias.range] : []), ...places].map((range) => ({ range, text: name }));
}

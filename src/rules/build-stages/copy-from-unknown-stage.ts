import type { Dockerfile } from '../../dockerfile/model.ts';
import type { Problem, Rule } from '../rule.ts';
import { referencedStage, stageReferences } from '../support/images/stage-names.ts';

export const copyFromUnknownStage: Rule = {
  id: 'copy-from-unknown-stage',
  group: 'build-stages',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['from='],
  aliases: [
    'DL3022',
    "COPY '--from' Without FROM Alias Defined Previously",
    'dockerlinter:EC0002',
    'dockerfile-utils:FLAG_INVALID_FROM_VALUE',
  ],
  summary: '`COPY --from` names a stage that is not there.',
  why: 'Docker takes the name for an image then and tries to download it.',
  options: {
    contexts: {
      type: 'array',
      items: { type: 'string' },
      description: 'Named build contexts that are passed on the command line.',
      default: [],
    },
  },
  *check({ file, options }) {
    const contexts = Array.isArray(options.contexts) ? options.contexts : [];
    if (file.stages.length === 0) yield* inPart(file, contexts);
    for (const reference of stageReferences(file)) {
      const { name, range, by } = reference;
      if (range === by.base.range || /[:/@$]/.test(name) || contexts.includes(name) || referencedStage(file, reference))
        continue;
      // Its own stage: copy-from-own-stage.
      if (name.toLowerCase() === by.name || name === String(by.index)) continue;
      const near = file.stages
        .slice(0, by.index)
        .flatMap((stage) => (stage.name !== undefined && isNear(stage.name, name.toLowerCase()) ? [stage.name] : []));
      const [only] = near;
      // Images without a tag are usual in mounts, so there only a slip is told.
      if (reference.mount && near.length === 0) continue;
      yield {
        range,
        message:
          only === undefined
            ? `There is no stage \`${name}\` before this one; name a stage, or an image with its tag.`
            : `There is no stage \`${name}\` before this one; \`${only}\` may be meant.`,
        fix:
          near.length === 1 && only !== undefined
            ? { safety: 'unsafe', title: `Copy from ${only}`, edits: [{ range, text: only }] }
            : undefined,
      };
    }
  },
};

/** A file without any FROM is a part that is put into others; a number may be right there. */
function* inPart(file: Dockerfile, contexts: readonly unknown[]): Generator<Problem> {
  for (const outer of file.instructions) {
    const { keyword, flags } = outer.trigger ?? outer;
    if (keyword !== 'COPY' && keyword !== 'ADD') continue;
    for (const { name, value = '', valueRange } of flags) {
      if (name !== 'from' || !valueRange || /[:/@$]|^\d*$/.test(value) || contexts.includes(value)) continue;
      yield {
        range: valueRange,
        message: `There is no stage \`${value}\` in this file, which has no \`FROM\`; name an image with its tag, or write the stage.`,
      };
    }
  }
}

/** Whether one letter added, dropped, changed or swapped turns one name into the other. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (
    Math.max(left.length, right.length) <= 1 || (left.length === 2 && left[0] === right[1] && left[1] === right[0])
  );
}

import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { removeItems } from '../support/yaml/item-edits.ts';

export const labelDuplicateKey: Rule = {
  id: 'label-duplicate-key',
  group: 'labels',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['label'],
  aliases: ['tally/labels/no-duplicate-keys'],
  summary: 'A label that is set again in the same stage.',
  why: 'Only the last value of a label counts; the earlier one misleads whoever reads the file.',
  *check({ file }) {
    for (const stage of file.stages) yield* stageProblems(file, stage);
  },
};

function* stageProblems(file: Dockerfile, { instructions }: Stage): Generator<ReturnType<typeof problemOf>> {
  const last = new Map<string, Instruction['pairs'][number]>();
  const all = instructions.filter(({ keyword }) => keyword === 'LABEL');
  for (const { pairs } of all) for (const pair of pairs) last.set(pair.key, pair);
  for (const instruction of all) {
    const found = instruction.pairs.filter(
      (pair) => pair.key !== '' && !pair.key.includes('$') && pair.value !== undefined && last.get(pair.key) !== pair,
    );
    const edits = removeItems(file, instruction, instruction.pairs, found);
    for (const [at, pair] of found.entries()) yield problemOf(pair, edits[at], last.get(pair.key));
  }
}

function problemOf(
  { key, range }: Instruction['pairs'][number],
  edit: ReturnType<typeof removeItems>[number],
  later: Instruction['pairs'][number] | undefined,
) {
  return {
    range,
    message: `The label \`${key}\` is set again later in this stage; remove this value.`,
    related: later ? [{ range: later.range, message: 'This value counts.' }] : [],
    fix: edit ? ({ safety: 'safe', title: 'Remove the value without effect', edits: [edit] } as const) : undefined,
  };
}

import type { Stage } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { copies } from '../support/files/copies.ts';
export const copyRelativeWithoutWorkdir: Rule = {
  id: 'copy-relative-without-workdir',
  group: 'copy-add',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: ['DL3045'],
  summary: 'A COPY to a relative path where no WORKDIR was set.',
  why: 'The files land wherever the base image happens to be, which can change with its next release.',
  *check({ file }) {
    const first = new Map<Stage | undefined, number>();
    for (const { keyword, trigger, stage, index } of file.instructions) {
      if ((trigger?.keyword ?? keyword) === 'WORKDIR' && !first.has(stage)) first.set(stage, index);
    }
    const inherits = new Set<Stage>();
    for (const stage of file.stages) {
      if (stage.parent && (first.has(stage.parent) || inherits.has(stage.parent))) inherits.add(stage);
    }
    for (const { instruction, destination } of copies(file)) {
      const { stage, index } = instruction;
      if (instruction.keyword !== 'COPY' || (first.get(stage) ?? index) < index) continue;
      // A file without any FROM is a part that is put into others.
      if (stage ? inherits.has(stage) : file.stages.length > 0) continue;
      // Nothing of `scratch` can change; its working directory is `/`.
      if (stage?.root.base.scratch) continue;
      if (/^([/\\$]|[A-Za-z]:|%)/.test(destination.value)) continue;
      yield {
        range: destination.range,
        message: `\`${destination.value}\` depends on the working directory of the base image; set \`WORKDIR\` above, or write an absolute path.`,
      };
    }
  },
};

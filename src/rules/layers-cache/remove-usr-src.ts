import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';

export const removeUsrSrc: Rule = {
  id: 'remove-usr-src',
  group: 'layers-cache',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['usr/src'],
  aliases: ['mkdirUsrSrcThenRemove'],
  summary: 'Sources that were built in /usr/src stay in the layer.',
  why: 'What was built from them is installed; the sources are needed no more and take space.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false) continue;
      const { commands } = run.shell();
      for (const { name, args, range, inside } of commands) {
        if (name !== 'mkdir' || inside.includes('function')) continue;
        const folder = args.find(({ text }) => /^\/usr\/src\/./.test(text));
        if (!folder) continue;
        const path = folder.text.replace(/\/$/, '');
        const removed = commands.some(
          (later) =>
            later.name === 'rm' &&
            later.range.start > range.start &&
            later.args.some(({ text }) => `${path}/`.startsWith(`${text.replace(/\/\*?$/, '')}/`)),
        );
        if (removed || isUsed(file, run, path)) continue;
        const edit = inside.length > 0 ? undefined : appendCommand(file, run, `rm -rf ${folder.raw}`);
        yield {
          range: folder.range,
          message: `\`${path}\` stays in this layer; remove it in the same \`RUN\` when the build is done.`,
          fix: edit ? { safety: 'unsafe', title: 'Remove the sources', edits: [edit] } : undefined,
        };
      }
    }
  },
};

/** Whether another instruction names the folder, or works in it: then it is more than a place to build in. */
function isUsed(file: Dockerfile, run: Instruction, path: string): boolean {
  return file.instructions.some((other) => {
    if (other === run || other.trigger === run) return false;
    if (`${other.state.workdir}/`.startsWith(`${path}/`)) return true;
    const mentions = file.text.slice(other.range.start, other.range.end).split(path).slice(1);
    return mentions.some((rest) => !/^[\w.-]/.test(rest));
  });
}

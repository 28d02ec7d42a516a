import { posix } from 'node:path';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { removeCommand } from '../support/commands/command-edits.ts';
import { insertInstructions, written } from '../support/instructions/instructions.ts';

export const workdirOverCd: Rule = {
  id: 'workdir-over-cd',
  group: 'shell',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [
    'DL3003',
    'DS-0013',
    "RUN Instruction Using 'cd' Instead of WORKDIR",
    'use-workdir',
    'S6597',
    'dockerlinter:ER0003',
  ],
  summary: 'A RUN, CMD or ENTRYPOINT that begins with `cd`.',
  why: 'WORKDIR says where the commands of an image are carried out, and holds for the next instructions too; a `cd` is forgotten at the end of its RUN.',
  *check({ file }) {
    for (const run of written(file)) {
      if (run.keyword !== 'RUN' && run.keyword !== 'CMD' && run.keyword !== 'ENTRYPOINT') continue;
      const cd = leadingCd(run);
      if (!cd) continue;
      const alone = run.shell().commands.length === 1;
      const folder = folderOf(run, cd);
      yield {
        range: { start: cd.nameWord.range.start, end: cd.args[0]?.range.end ?? cd.nameWord.range.end },
        message:
          cd.args[0]?.value === run.state.workdir
            ? `This ${run.keyword} is in \`${cd.args[0]?.text}\` already; leave the \`cd\` out.`
            : alone
              ? `\`cd ${cd.args[0]?.text}\` is forgotten at the end of this ${run.keyword}; write \`WORKDIR ${folder}\`.`
              : `Set \`WORKDIR ${folder}\` before this ${run.keyword} instead of changing into it.`,
        fix: alone ? undefined : fixFor(file, run, cd),
      };
    }
  },
};

/** The `cd` that a RUN begins with, when it is the only change of folder. */
function leadingCd(run: Instruction): ShellCommand | undefined {
  if (run.form === 'exec' || run.heredocs.length > 0) return undefined;
  const { commands, errors } = run.shell();
  const [cd] = commands;
  if (cd?.name !== 'cd' || cd.range.start !== run.argsRange.start || errors.length > 0) return undefined;
  if (cd.inside.length > 0 || cd.args.length !== 1 || cd.wrappers.length > 0 || cd.redirects.length > 0)
    return undefined;
  const path = cd.args[0]?.value;
  if (path === undefined || path === '' || /^[-~]|[*?]/.test(path)) return undefined;
  if (cd.operatorAfter !== undefined && cd.operatorAfter !== '&&' && cd.operatorAfter !== ';') return undefined;
  const moves = commands.slice(1).some(({ name }) => /^(cd|pushd|popd)$/.test(name ?? ''));
  // WORKDIR would leave an empty folder where something is mounted during the RUN only.
  return moves || run.flags.some(({ name }) => name === 'mount') ? undefined : cd;
}

/** The folder that `cd` goes to, as WORKDIR should name it: from the root, where that is known. */
function folderOf({ state }: Instruction, cd: ShellCommand): string {
  const written = cd.args[0]?.text ?? '';
  if (/^["']?[/$]/.test(written)) return written;
  return cd.args[0]?.value === undefined || state.workdir === undefined
    ? `/…/${written}`
    : posix.join(state.workdir, cd.args[0].value);
}

/** Only where the folder before is known, so that it can be restored, or where the next instruction sets another. */
function fixFor(file: Dockerfile, run: Instruction, cd: ShellCommand): Fix | undefined {
  const before = run.state.workdir;
  const written = cd.args[0]?.value ?? '';
  const path = written.startsWith('/') ? written : before === undefined ? undefined : posix.join(before, written);
  const next = run.shell().commands[1];
  if (
    path === undefined ||
    /\s/.test(path) ||
    next === undefined ||
    run.onbuild ||
    file.escape !== '\\' ||
    run.state.shell
  )
    return undefined;
  if (!/^(\s|\\\r?\n)*(&&|;)(\s|\\\r?\n)*$/.test(file.text.slice(cd.range.end, next.range.start))) return undefined;
  // What the script says of the folder it came from would change.
  if (/\$\{?OLDPWD|~-/.test(run.shellText) || posix.normalize(path) !== path) return undefined;
  const removal = removeCommand(file, run, cd);
  const following = run.stage?.instructions.find(({ index }) => index > run.index);
  const replaced = following?.keyword === 'WORKDIR' && following.words[0]?.value.startsWith('/') === true;
  if (removal && path === before)
    return { safety: 'unsafe', title: 'Leave out the cd into the folder that it is in', edits: [removal] };
  const depends = run.stage?.instructions.some(
    ({ index, keyword }) => index > run.index && /^(RUN|COPY|ADD|WORKDIR|CMD|ENTRYPOINT)$/.test(keyword),
  );
  // What starts is the last to look at the folder.
  if (removal && run.keyword !== 'RUN' && !depends)
    return {
      safety: 'unsafe',
      title: 'Use WORKDIR',
      edits: [insertInstructions(file, run, [`WORKDIR ${path}`]), removal],
    };
  if (!removal || (before === undefined && !replaced)) return undefined;
  const edits = [insertInstructions(file, run, [`WORKDIR ${path}`]), removal];
  if (!replaced) {
    edits.push({ range: { start: run.range.end, end: run.range.end }, text: `${file.eol}WORKDIR ${before}` });
  }
  return { safety: 'unsafe', title: 'Use WORKDIR', edits };
}

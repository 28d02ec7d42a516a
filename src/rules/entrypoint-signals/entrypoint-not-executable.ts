import { posix } from 'node:path';
import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import { type StartScript, startScripts } from '../../repository/start-scripts.ts';
import type { Rule } from '../rule.ts';
import { setFlag } from '../support/files/copies.ts';
import { isWindowsStage } from '../support/images/windows.ts';

export const entrypointNotExecutable: Rule = {
  id: 'entrypoint-not-executable',
  group: 'entrypoint-signals',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'The script that the container starts is not executable.',
  why: 'COPY keeps the mode that the file has in the repository, and the kernel does not start a file without the bit: permission denied.',
  *check({ file, image }) {
    if (isWindowsStage(file.target)) return;
    for (const start of startScripts(image)) {
      const { name, path, direct, copy, fromStage } = start;
      // What a builder does to a script that it hands on is not followed.
      if (
        !direct ||
        fromStage ||
        path === undefined ||
        image.snapshot.executable(path) !== false ||
        madeExecutable(image, start)
      )
        continue;
      const [source] = copy.words;
      const single =
        copy.words.length === 2 && source !== undefined && posix.basename(source.value) === posix.basename(path);
      yield {
        range: copy.range,
        message: `\`${name}\` is started by the kernel, but \`${path}\` is not executable; write \`COPY --chmod=755\`, or \`git update-index --chmod=+x\`.`,
        related: [{ range: start.instruction.range, message: 'The container starts it here.' }],
        fix: single
          ? {
              safety: 'unsafe',
              title: 'Make the script executable while copying',
              edits: [setFlag(copy, 'chmod', '755')],
            }
          : undefined,
      };
    }
  },
};

/** Whether the COPY sets a mode, or anything behind it names the script, its folder or a pattern together with a mode. */
function madeExecutable(image: Image, { copy, name }: StartScript): boolean {
  const mode = copy.flags.find((flag) => flag.name === 'chmod');
  if (mode) return !/^0?[0246]{3}$/.test(mode.expanded ?? '');
  const all = chainInstructions(image.dockerfile.target);
  const base = posix.basename(name);
  return all.some(
    (run) =>
      run.keyword === 'RUN' &&
      run.index > copy.index &&
      ((CHANGES_MODES.test(scriptOf(run)) && mayMean(scriptOf(run), base)) || handsFolderOn(run, posix.dirname(name))),
  );
}

const CHANGES_MODES = /\b(chmod|install|setfacl|mv|cp|rsync)\b/;

/** Whether a RUN gives the folder, or what may be it, to a program of the author's, which may well set modes. */
function handsFolderOn(run: Instruction, folder: string): boolean {
  return run
    .shell()
    .commands.some(
      ({ nameWord, args }) =>
        /[/$]/.test(nameWord.text) &&
        !/^\/(usr\/)?s?bin\//.test(nameWord.text) &&
        args.some(({ text }) => text.includes('$') || (folder !== '/' && text.includes(folder))),
    );
}

/** What a RUN carries out, here-documents and all. */
function scriptOf({ shellText, heredocs }: Instruction): string {
  return [shellText, ...heredocs.map(({ body }) => body)].join('\n');
}

function mayMean(text: string, base: string): boolean {
  return (
    text.includes(base) ||
    /[*?$]|-\w*R|\bfind\b|chmod[ \t]+(-\S+[ \t]+){0,9}[^-\s]\S*[ \t]+\S*[ \t]*($|[;&|])/m.test(text)
  );
}

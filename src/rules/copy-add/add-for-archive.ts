import { posix } from 'node:path';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { tarExtraction } from '../support/files/archives.ts';
import { type Copy, copies, resolvePath } from '../support/files/copies.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';
export const addForArchive: Rule = {
  id: 'add-for-archive',
  group: 'copy-add',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: ['DL3010', 'dockerlinter:EC0003'],
  summary: 'An archive that is copied and then unpacked by a RUN.',
  why: 'The archive stays in its layer for good. ADD unpacks a local tar archive without keeping it.',
  *check({ file }) {
    const extracted = new Map<Stage | undefined, Map<string, Instruction>>();
    for (const run of file.instructions) {
      if (run.keyword !== 'RUN') continue;
      for (const command of run.shell().commands) {
        const words = tarExtraction(command)?.archive
          ? [tarExtraction(command)?.archive]
          : UNPACKERS.test(command.name ?? '')
            ? command.args
            : [];
        for (const word of words) {
          if (!word || !ARCHIVE.test(word.text)) continue;
          const names = extracted.get(run.stage) ?? new Map<string, Instruction>();
          extracted.set(run.stage, names);
          // The last one, so that a COPY in between still finds it behind.
          names.set(posix.basename(word.text), run);
        }
      }
    }
    for (const copy of copies(file)) {
      const { instruction, from, sources, destination } = copy;
      if (instruction.keyword !== 'COPY' || from !== undefined || instruction.onbuild) continue;
      const named = ARCHIVE.test(destination.value) && sources.length === 1 ? [destination] : sources;
      for (const word of named) {
        if (!ARCHIVE.test(word.value)) continue;
        const run = extracted.get(instruction.stage)?.get(posix.basename(word.value));
        if (!run || run.index < instruction.index) continue;
        yield {
          range: instruction.keywordRange,
          message: `\`${posix.basename(word.value)}\` is unpacked later and stays in the image next to its contents; \`ADD\` unpacks it at once.`,
          related: [{ range: run.range, message: 'It is unpacked here.' }],
          fix: fixOf(file, copy, run),
        };
        break;
      }
    }
  },
};

const UNPACKERS = /^(unzip|gunzip|bunzip2|unxz|unlzma|uncompress|zcat|gzcat)$/;
const ARCHIVE = /\.(tar|gz|bz2|xz|Z|lz|lzma|zip|tgz|tbz2?|tb2|txz|tlz|taz|tzst|zst)$/i;

/** Where the RUN right behind does nothing but unpack the one archive (and delete it). */
function fixOf(file: Dockerfile, copy: Copy, run: Instruction): Fix | undefined {
  const {
    instruction,
    sources: [source],
    destination,
    path,
    folder,
  } = copy;
  if (!source || path === undefined || run.index !== instruction.index + 1 || instruction.heredocs.length > 0)
    return undefined;
  if (
    copy.sources.length !== 1 ||
    instruction.form === 'exec' ||
    !/\.(tar(\.(gz|bz2|xz))?|tgz|tbz2?|txz)$/i.test(source.value)
  )
    return undefined;
  const script = run.shell();
  const [tar, rm, ...others] = script.commands;
  if (!tar || others.length > 0 || script.errors.length > 0 || script.variables.length > 0 || run.flags.length > 0)
    return undefined;
  const { archive, folder: into, plain } = tarExtraction(tar) ?? {};
  const put = folder ? posix.join(path, posix.basename(source.value)) : path;
  const isPut = (text: string | undefined): boolean =>
    text !== undefined && resolvePath(text, run.state.workdir) === put;
  if (!plain || !isPut(archive?.value) || tar.redirects.length > 0 || tar.inside.length > 0) return undefined;
  if (rm && (rm.name !== 'rm' || !rm.args.every(({ value }) => /^-[rfv]+$/.test(value ?? '') || isPut(value))))
    return undefined;
  const target = resolvePath(into?.value ?? '.', run.state.workdir);
  if (target === undefined || (into && into.value === undefined)) return undefined;
  return {
    safety: 'unsafe',
    title: 'Unpack while copying',
    edits: [
      { range: instruction.keywordRange, text: 'ADD' },
      { range: destination.range, text: target === '/' ? '/' : `${target}/` },
      deleteInstruction(file, run),
    ],
  };
}

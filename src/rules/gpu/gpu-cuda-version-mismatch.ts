import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { type CudaVersion, cudaVersion, namedCuda, wheelName } from '../support/images/cuda.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpuCudaVersionMismatch: Rule = {
  id: 'gpu-cuda-version-mismatch',
  group: 'gpu',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['cuda'],
  aliases: ['tally/gpu/cuda-version-mismatch'],
  summary: 'Packages are installed that were built for another CUDA than the base image has.',
  why: 'What was built for a newer CUDA, or for another major version, fails when it is loaded, or brings a CUDA of its own along.',
  *check({ file }) {
    for (const run of runs(file)) {
      const base = cudaVersion(run.stage);
      if (!base) continue;
      for (const command of run.shell().commands) {
        for (const { version, range, name } of wanted(command)) {
          if (version.major === base.major && version.minor <= base.minor) continue;
          const better = name ? wheelName(base) : undefined;
          yield {
            range,
            message: `This was built for CUDA ${version.major}.${version.minor}, and the base image has ${base.major}.${base.minor}.`,
            related: run.stage ? [{ range: run.stage.root.base.range, message: 'The base image is named here.' }] : [],
            fix:
              better === undefined
                ? undefined
                : { safety: 'unsafe', title: `Install what was built for ${better}`, edits: [{ range, text: better }] },
          };
        }
      }
    }
  },
};

interface Wanted {
  readonly version: CudaVersion;
  readonly range: Range;
  /** It stands as `cuNNN`. */
  readonly name: boolean;
}

function wanted({ name = '', args }: ShellCommand): Wanted[] {
  if (
    /^(pip[\d.]*|python[\d.]*|uv)$/.test(name) &&
    args.some(({ value }) => /^(install|sync|add|pip)$/.test(value ?? ''))
  )
    return args.flatMap((word, at) => wheels(word, args[at - 1]));
  if (!/^(conda|mamba|micromamba)$/.test(name)) return [];
  return args.flatMap(({ text, range }) => {
    const match = /^["']?(?:\w+::)?(?:pytorch-cuda|cudatoolkit|cuda-version)={1,2}(\d+)\.(\d+)/.exec(text);
    return match ? [{ version: { major: Number(match[1]), minor: Number(match[2]) }, range, name: false }] : [];
  });
}

/** `torch==2.4.0+cu121`, `https://download.pytorch.org/whl/cu121`, `--torch-backend cu121`. */
function wheels(word: ShellWord, before: ShellWord | undefined): Wanted[] {
  const backend = before?.value === '--torch-backend' && /^cu\d+$/.test(word.text);
  const pattern = backend
    ? /^cu(\d{2,3})$/
    : /(?:\+|\/whl\/(?:nightly\/|test\/)?|--torch-backend=)cu(\d{2,3})(?=$|["'/\s])/;
  const match = pattern.exec(word.raw);
  const version = match && namedCuda(match[1] ?? '');
  if (!match || !version) return [];
  const start = word.range.start + match.index + match[0].lastIndexOf('cu');
  return [{ version, range: { start, end: start + 2 + (match[1] ?? '').length }, name: true }];
}

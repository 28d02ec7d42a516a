import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpuDevelFinalStage: Rule = {
  id: 'gpu-devel-final-stage',
  group: 'gpu',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['cuda'],
  aliases: ['tally/gpu/prefer-runtime-final-stage'],
  summary: 'The image that ships is built on a CUDA image for development.',
  why: 'It holds compilers and headers: gigabytes that a running program does not need.',
  *check({ file }) {
    const { target } = file;
    const image = target?.base.image;
    if (!target || image?.repository !== 'nvidia/cuda' || !/(^|-)devel(-|$)/.test(image.tag ?? '')) return;
    const builds = runs(file).some((run) => {
      if (run.stage?.index !== target.index) return false;
      const script = run.shell();
      return (
        script.commands.some(
          ({ name, args }) => COMPILERS.test(name ?? '') || args.some(({ text }) => SOURCES.test(text)),
        ) || packageCalls(script).some(({ packages }) => packages.some(({ text }) => PACKAGES.test(text)))
      );
    });
    if (builds) return;
    yield {
      range: target.base.range,
      message: `Take the runtime image of the same version instead of \`${target.base.raw}\`, and build in an earlier stage.`,
    };
  },
};

const COMPILERS = /^(nvcc|gcc|g\+\+|cc|c\+\+|make|cmake|ninja|meson|cargo|bazel|colcon|catkin_make)$/;
const PACKAGES = /^(build-essential|gcc|g\+\+|make|cmake|ninja-build)(-\d+)?(=|$)/;
/** Python packages that are compiled where they are installed. */
const SOURCES = /(^|\/)setup\.py$|^--no-build-isolation$|^(flash[-_]attn|deepspeed|apex|vllm)\b|^git\+/;

import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpuQueryAtBuild: Rule = {
  id: 'gpu-query-at-build',
  group: 'gpu',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['nvidia', 'torch', 'tensorflow', 'tf.'],
  aliases: ['tally/gpu/no-buildtime-gpu-queries'],
  summary: 'A RUN asks for a GPU.',
  why: 'A build has no GPU: the question fails, or its answer is wrong for the machine that runs the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { name, args, inside, operatorAfter, range } of run.shell().commands) {
        // Who asks whether it works knows that it may not.
        if (inside.includes('if') || operatorAfter === '||') continue;
        const code = PYTHON.test(name ?? '') ? args.find((_, at) => args[at - 1]?.value === '-c') : undefined;
        if (!TOOLS.test(name ?? '') && !ASKS.test(code?.text ?? '')) continue;
        yield {
          range,
          message: `Ask with \`${ASKS.exec(code?.text ?? '')?.[0] ?? name}\` when the container starts: the build has no GPU.`,
        };
      }
      for (const { interpreter, body, bodyRange } of run.heredocs) {
        const found = PYTHON.test(interpreter?.split('/').at(-1) ?? '') ? ASKS.exec(body) : undefined;
        if (!found) continue;
        const start = bodyRange.start + found.index;
        const range = { start, end: start + found[0].length };
        yield { range, message: `Ask with \`${found[0]}\` when the container starts: the build has no GPU.` };
      }
    }
  },
};

const TOOLS = /^nvidia-(smi|debugdump|persistenced)$/;
const PYTHON = /^python[\d.]*$/;
const ASKS =
  /\b(torch\.cuda\.(is_available|device_count|get_device_name|current_device)|(tf|tensorflow)\.(test\.is_gpu_available|config\.(experimental\.)?list_physical_devices))\b/;

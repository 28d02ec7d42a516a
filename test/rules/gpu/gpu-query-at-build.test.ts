import { gpuQueryAtBuild } from '../../../src/rules/gpu/gpu-query-at-build.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuQueryAtBuild, {
  fires: [
    {
      name: 'python',
      dockerfile: 'FROM x\nRUN pip install torch && python3 -c "import torch; print(torch.cuda.is_available())"\n',
      lines: [2],
    },
    {
      name: 'python heredoc',
      dockerfile: 'FROM x\nRUN python3 <<EOF\nimport torch\ntorch.cuda.device_count()\nEOF\n',
      lines: [4],
    },
    {
      name: 'shell heredoc, trigger',
      dockerfile: 'FROM x\nRUN <<EOF\nmake\nnvidia-smi -L\nEOF\nONBUILD RUN nvidia-smi\n',
      lines: [4, 6],
    },
  ],
  silent: [
    { name: 'start', dockerfile: 'FROM x\nCMD nvidia-smi\nENTRYPOINT ["python", "-c", "torch.cuda.is_available()"]\n' },
    { name: 'may fail', dockerfile: 'FROM x\nRUN nvidia-smi || true\nRUN if nvidia-smi; then a; fi\n' },
    { name: 'word', dockerfile: 'FROM x\nRUN echo nvidia-smi\n' },
  ],
});

import { gpuDevelFinalStage } from '../../../src/rules/gpu/gpu-devel-final-stage.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuDevelFinalStage, {
  fires: [
    {
      name: 'compiled elsewhere',
      dockerfile:
        'ARG T=12.4.1-devel-ubuntu22.04\nFROM nvidia/cuda:$T AS b\nRUN make\nFROM nvidia/cuda:$T\nRUN pip install numpy\n',
      lines: [4],
    },
  ],
  silent: [
    { name: 'compiles', dockerfile: 'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN cd a && make -j4\n' },
    {
      name: 'has compilers',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN apt-get update && apt-get install -y build-essential\n',
    },
    { name: 'extension', dockerfile: 'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN pip install flash-attn\n' },
    {
      name: 'earlier stage',
      dockerfile: 'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS b\nFROM nvidia/cuda:12.4.1-base-ubuntu22.04\n',
    },
  ],
});

import { gpuHardcodedDevices } from '../../../src/rules/gpu/gpu-hardcoded-devices.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuHardcodedDevices, {
  fires: [
    {
      name: 'whole instruction',
      dockerfile: 'FROM x\nENV NVIDIA_VISIBLE_DEVICES 0\nRUN a\n',
      lines: [2],
      fixed: 'FROM x\nRUN a\n',
    },
    {
      name: 'id',
      dockerfile: 'FROM x\nENV A=b NVIDIA_VISIBLE_DEVICES=GPU-1a\n',
      lines: [2],
      fixed: 'FROM x\nENV A=b\n',
    },
    {
      name: 'redundant',
      dockerfile: 'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nENV NVIDIA_VISIBLE_DEVICES=all\n',
      lines: [2],
      fixed: 'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\n',
    },
  ],
  silent: [
    { name: 'all over another base', dockerfile: 'FROM x\nENV NVIDIA_VISIBLE_DEVICES=all\n' },
    {
      name: 'none',
      dockerfile: 'FROM x\nENV NVIDIA_VISIBLE_DEVICES=void CUDA_VISIBLE_DEVICES=""\nENV CUDA_VISIBLE_DEVICES=-1\n',
    },
    { name: 'variable', dockerfile: 'FROM x\nARG D\nENV CUDA_VISIBLE_DEVICES=$D\n' },
    { name: 'for one command', dockerfile: 'FROM x\nRUN CUDA_VISIBLE_DEVICES=0 make\n' },
  ],
});

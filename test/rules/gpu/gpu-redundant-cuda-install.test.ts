import { gpuRedundantCudaInstall } from '../../../src/rules/gpu/gpu-redundant-cuda-install.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuRedundantCudaInstall, {
  fires: [
    {
      name: 'in every flavour',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN apt-get install -y cuda cuda-runtime-12-4 cuda-compat-12-4=1 curl\n',
      lines: [2, 2, 2],
    },
    {
      name: 'runtime',
      dockerfile: 'FROM nvidia/cuda:12.4.1-runtime-ubi9\nRUN dnf install -y cuda-libraries-12-4\n',
      lines: [2],
    },
    {
      name: 'devel with cudnn, over lines',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nRUN apt-get update && apt-get install -y \\\n  nvidia-cuda-toolkit \\\n  git \\\n  libcudnn9-dev-cuda-12 \\\n  cuda-nvcc-12-4\n',
      lines: [3, 5, 6],
    },
    {
      name: 'a tag that cannot be read, in ONBUILD',
      dockerfile: 'ARG T\nFROM nvidia/cuda:latest\nONBUILD RUN apt-get install cuda-toolkit\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'not in that flavour',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN apt-get install cuda-libraries-12-4 cuda-toolkit-12-4 libcudnn9\nFROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN apt-get install cuda-nvcc-12-4\n',
    },
    {
      name: 'other packages',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN apt-get install cuda-samples python3-pycuda libcudnn9\nRUN apt-get remove cuda-toolkit\n',
    },
    {
      name: 'another image, a stage on a stage',
      dockerfile:
        'FROM ubuntu:22.04\nRUN apt-get install cuda-toolkit-12-4\nFROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS a\nFROM a\nRUN apt-get install cuda-toolkit-12-4\n',
    },
  ],
});

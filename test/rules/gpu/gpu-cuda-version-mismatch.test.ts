import { expect, it } from '@jest/globals';
import { gpuCudaVersionMismatch } from '../../../src/rules/gpu/gpu-cuda-version-mismatch.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuCudaVersionMismatch, {
  fires: [
    {
      name: 'an index of pip, a suffix, a backend of uv',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip3 install torch --index-url https://download.pytorch.org/whl/cu118\nRUN python3 -m pip install "torch==2.4.0+cu126" && uv pip install --torch-backend cu130 torch\n',
      lines: [2, 3, 3],
      fixed:
        'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip3 install torch --index-url https://download.pytorch.org/whl/cu124\nRUN python3 -m pip install "torch==2.4.0+cu124" && uv pip install --torch-backend cu124 torch\n',
    },
    {
      name: 'no wheels for the base',
      dockerfile: 'FROM nvidia/cuda:12.2.0-base-ubuntu22.04\nRUN pip install torch==2.4.0+cu124\n',
      lines: [2],
    },
    {
      name: 'conda, through a stage',
      dockerfile:
        'FROM nvidia/cuda:11.8.0-base-ubuntu22.04 AS a\nFROM a\nRUN conda install -y pytorch-cuda=12.1 && mamba install nvidia::cudatoolkit=10.2\n',
      lines: [3, 3],
    },
    {
      name: 'forms of options',
      dockerfile:
        'FROM nvidia/cuda:11.8.0-runtime-ubuntu22.04\nRUN pip install torch -i https://download.pytorch.org/whl/cu121\nRUN pip install torch --index-url=https://download.pytorch.org/whl/cu121/\nRUN pip install torch --find-links https://download.pytorch.org/whl/cu121/torch_stable.html\nRUN uv pip install torch --torch-backend cu121\nRUN mamba install -y pytorch-cuda=12.1 -c nvidia\nRUN conda install cudatoolkit=12.1\nRUN conda install cudatoolkit=11.3 pytorch-cuda\nRUN pip install "torch==2.0+cu121" torchvision==0.15+cu118 foo==1+cpu\nRUN micromamba install pytorch-cuda==12.4\nRUN echo cu121\n',
      lines: [2, 3, 4, 5, 6, 7, 9, 10],
      fixed:
        'FROM nvidia/cuda:11.8.0-runtime-ubuntu22.04\nRUN pip install torch -i https://download.pytorch.org/whl/cu118\nRUN pip install torch --index-url=https://download.pytorch.org/whl/cu118/\nRUN pip install torch --find-links https://download.pytorch.org/whl/cu118/torch_stable.html\nRUN uv pip install torch --torch-backend cu118\nRUN mamba install -y pytorch-cuda=12.1 -c nvidia\nRUN conda install cudatoolkit=12.1\nRUN conda install cudatoolkit=11.3 pytorch-cuda\nRUN pip install "torch==2.0+cu118" torchvision==0.15+cu118 foo==1+cpu\nRUN micromamba install pytorch-cuda==12.4\nRUN echo cu121\n',
    },
    {
      name: 'versions of the base',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN pip install torch==2.1+cu121\nRUN pip install torch==2.1+cu126\nRUN pip install torch==2.1+cu1210\nRUN pip install torch==2.1+cu92\nFROM nvidia/cuda:latest\nRUN pip install torch==2.1+cu121\nFROM debian:12\nRUN pip install torch==2.1+cu121\nFROM x:1\nFROM nvidia/cuda:12.1.0-base\nRUN pip install torch==2.1+cu118\n',
      lines: [3, 5, 12],
      fixed:
        'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN pip install torch==2.1+cu121\nRUN pip install torch==2.1+cu124\nRUN pip install torch==2.1+cu1210\nRUN pip install torch==2.1+cu124\nFROM nvidia/cuda:latest\nRUN pip install torch==2.1+cu121\nFROM debian:12\nRUN pip install torch==2.1+cu121\nFROM x:1\nFROM nvidia/cuda:12.1.0-base\nRUN pip install torch==2.1+cu121\n',
    },
    {
      name: 'channels, quotes, doubled signs, versions of Python',
      dockerfile:
        'FROM nvidia/cuda:11.8.0-runtime-ubuntu22.04\nRUN conda install "nvidia::pytorch-cuda==12.1"\nRUN conda install \'pytorch-cuda=12.10\'\nRUN python3.11 -m pip install torch==2+cu121\nRUN pip3.12 install torch --extra-index-url https://download.pytorch.org/whl/nightly/cu121\nRUN uv add torch==2+cu121\n',
      lines: [2, 3, 4, 5, 6],
      fixed:
        'FROM nvidia/cuda:11.8.0-runtime-ubuntu22.04\nRUN conda install "nvidia::pytorch-cuda==12.1"\nRUN conda install \'pytorch-cuda=12.10\'\nRUN python3.11 -m pip install torch==2+cu118\nRUN pip3.12 install torch --extra-index-url https://download.pytorch.org/whl/nightly/cu118\nRUN uv add torch==2+cu118\n',
    },
  ],
  silent: [
    {
      name: 'the same, and a lower minor',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch==2.4.0+cu124 torchvision --extra-index-url https://download.pytorch.org/whl/cu121\nRUN conda install pytorch-cuda=12.4\n',
    },
    {
      name: 'a version that cannot be read, another image',
      dockerfile:
        'FROM nvidia/cuda:latest\nRUN pip install torch==2.4.0+cu118\nFROM ubuntu:22.04\nRUN pip install torch==2.4.0+cu118\n',
    },
    {
      name: 'other words',
      dockerfile: 'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install cu118 cupy-cuda11x && echo +cu118\n',
    },
    {
      name: 'names that only look so',
      dockerfile:
        'FROM nvidia/cuda:11.8.0-runtime-ubuntu22.04\nRUN mypip install torch==2+cu121\nRUN pipx install torch==2+cu121\nRUN pip reinstall torch==2+cu121\nRUN pip installed torch==2+cu121\nRUN pip install --torch-backend xcu121 a\nRUN myconda install pytorch-cuda=12.1\nRUN condax install pytorch-cuda=12.1\nRUN echo pytorch-cuda=12.1\nRUN conda install x-pytorch-cuda=12.1\nRUN pip install torch==2+cu121x a+cu1\n',
    },
  ],
});

it('points to the base image', () => {
  const dockerfile = 'FROM nvidia/cuda:11.8.0-base-ubuntu22.04\nRUN pip install torch==2.1+cu121\n';
  const [problem] = problemsOf(gpuCudaVersionMismatch, { name: '', dockerfile });
  expect(problem?.related).toEqual([{ range: { start: 5, end: 40 }, message: 'The base image is named here.' }]);
});

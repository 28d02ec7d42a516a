import { gpuCondaToUv } from '../../../src/rules/gpu/gpu-conda-to-uv.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuCondaToUv, {
  fires: [
    {
      name: 'once a stage',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN conda install -y -c pytorch pytorch=2.4 && conda install numpy\nRUN mamba install scipy\n',
      lines: [2],
    },
    {
      name: 'other images for GPUs',
      dockerfile:
        'FROM nvcr.io/nvidia/pytorch:24.05-py3\nRUN micromamba create -n a jax\nFROM pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime\nRUN conda install conda-forge::transformers\n',
      lines: [2, 4],
    },
  ],
  silent: [
    {
      name: 'an environment in a file',
      dockerfile: 'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN conda install pytorch\n',
      files: { 'environment.yml': 'name: a\n' },
    },
    {
      name: 'conda env create',
      dockerfile: 'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN conda env create -f a.yml && conda install pytorch\n',
    },
    {
      name: 'no GPU',
      dockerfile:
        'FROM continuumio/miniconda3:24.5.0-0\nRUN conda install pytorch\nFROM pytorch/pytorch:2.4.0-cpu\nRUN conda install numpy\n',
    },
    {
      name: 'other packages, other commands',
      dockerfile:
        'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN conda install gcc && conda clean -a && pip install torch\n',
    },
  ],
});

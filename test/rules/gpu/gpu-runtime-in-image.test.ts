import { gpuRuntimeInImage } from '../../../src/rules/gpu/gpu-runtime-in-image.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuRuntimeInImage, {
  fires: [
    {
      name: 'each',
      dockerfile: 'FROM x\nRUN dnf install -y nvidia-docker2 \\\n    libnvidia-container1=1.0\n',
      lines: [2, 3],
    },
  ],
  silent: [
    { name: 'removed', dockerfile: 'FROM x\nRUN apt-get remove nvidia-docker2\n' },
    { name: 'named', dockerfile: 'FROM x\nRUN echo install nvidia-docker2\n' },
  ],
});

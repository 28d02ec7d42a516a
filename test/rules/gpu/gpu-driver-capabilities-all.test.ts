import { gpuDriverCapabilitiesAll } from '../../../src/rules/gpu/gpu-driver-capabilities-all.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gpuDriverCapabilitiesAll, {
  fires: [
    {
      name: 'quoted, beside others',
      dockerfile: 'FROM x\nENV A=b NVIDIA_DRIVER_CAPABILITIES="ALL" C=d\n',
      lines: [2],
      fixed: 'FROM x\nENV A=b NVIDIA_DRIVER_CAPABILITIES=compute,utility C=d\n',
    },
    {
      name: 'blank',
      dockerfile: 'FROM x\nENV NVIDIA_DRIVER_CAPABILITIES all\n',
      lines: [2],
      fixed: 'FROM x\nENV NVIDIA_DRIVER_CAPABILITIES compute,utility\n',
    },
  ],
  silent: [
    {
      name: 'list',
      dockerfile: 'FROM x\nENV NVIDIA_DRIVER_CAPABILITIES=graphics,compute\nENV NVIDIA_DRIVER_CAPABILITIES=$X\n',
    },
  ],
});

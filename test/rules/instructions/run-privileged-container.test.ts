import { runPrivilegedContainer } from '../../../src/rules/instructions/run-privileged-container.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(runPrivilegedContainer, {
  fires: [{ name: 'podman', dockerfile: 'FROM a:1\nRUN sudo podman run -it --privileged a\n', lines: [2] }],
  silent: [
    {
      name: 'others',
      dockerfile: 'FROM a:1\nRUN echo docker run --privileged && docker ps --privileged && cp privileged x\n',
    },
  ],
});

import { runPrivilegedContainer } from '../../../src/rules/instructions/run-privileged-container.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(runPrivilegedContainer, {
  fires: [
    { name: 'podman', dockerfile: 'FROM a:1\nRUN sudo podman run -it --privileged a\n', lines: [2] },
    {
      name: 'behind options with and without values',
      dockerfile:
        'FROM a:1\nRUN docker run -e A=b -it --rm --name x --privileged img\nRUN podman create --privileged=true img\nRUN sudo docker -H tcp://x run -d --volume=/a:/b --privileged img a\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [
    {
      name: 'others',
      dockerfile: 'FROM a:1\nRUN echo docker run --privileged && docker ps --privileged && cp privileged x\n',
    },
    {
      name: 'of the program in the container',
      dockerfile:
        'FROM a:1\nRUN docker run --rm img --privileged\nRUN docker run -v /a:/b img tool --privileged\nRUN docker run --privileged=false img\nRUN docker pull --privileged\n',
    },
  ],
});

import { useShellInstruction } from '../../../src/rules/shell/use-shell-instruction.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(useShellInstruction, {
  fires: [
    { name: 'in a chain', dockerfile: 'FROM a:1\nRUN rm /bin/sh && ln -s /bin/bash /bin/sh\n', lines: [2] },
    {
      name: 'relative',
      dockerfile: 'FROM a:1\nRUN ln -snf bash /bin/sh\n',
      lines: [2],
      fixed: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\n',
    },
    { name: 'mv', dockerfile: 'FROM a:1\nRUN mv /bin/zsh /usr/bin/sh\n', lines: [2] },
  ],
  silent: [
    { name: 'the other way', dockerfile: 'FROM a:1\nRUN ln -s /bin/sh /usr/local/bin/bash\n' },
    {
      name: 'accounts',
      dockerfile: 'FROM a:1\nRUN useradd -s /bin/bash me && usermod -s /usr/sbin/nologin www-data\n',
    },
    { name: 'busybox', dockerfile: 'FROM a:1\nRUN ln -s /bin/busybox /bin/sh\n' },
  ],
});

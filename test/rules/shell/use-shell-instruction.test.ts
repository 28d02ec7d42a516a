import { useShellInstruction } from '../../../src/rules/shell/use-shell-instruction.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(useShellInstruction, {
  fires: [
    {
      name: 'SHELL is there already',
      dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\nRUN ln -sf /bin/bash /bin/sh\n',
      lines: [3],
      fixed: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\n',
    },
    {
      name: 'PowerShell on Windows',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command x\n',
      lines: [2],
    },
    {
      name: 'sh is moved away',
      dockerfile: 'FROM a:1\nRUN mv /bin/sh /bin/sh.orig\n',
      lines: [2],
    },
    {
      name: 'login shells, PowerShell',
      dockerfile: 'FROM a:1\nRUN chsh -s /bin/bash\nRUN usermod -s /bin/bash root\nRUN powershell -c x\n',
      lines: [2, 3, 4],
    },
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
    {
      name: 'an account without a shell, PowerShell in SHELL',
      dockerfile:
        'FROM a:1\nRUN usermod -s /usr/sbin/nologin app\nRUN useradd -s /bin/bash b\nSHELL ["pwsh", "-c"]\nRUN pwsh x\n',
    },
    { name: 'the other way', dockerfile: 'FROM a:1\nRUN ln -s /bin/sh /usr/local/bin/bash\n' },
    {
      name: 'accounts',
      dockerfile: 'FROM a:1\nRUN useradd -s /bin/bash me && usermod -s /usr/sbin/nologin www-data\n',
    },
    { name: 'busybox', dockerfile: 'FROM a:1\nRUN ln -s /bin/busybox /bin/sh\n' },
  ],
});

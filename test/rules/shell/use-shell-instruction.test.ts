import { beforeAll, expect, it } from '@jest/globals';
import { useShellInstruction } from '../../../src/rules/shell/use-shell-instruction.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

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
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command x\nRUN powershell -Command y\n',
      lines: [2, 3],
    },
    {
      name: 'sh is moved away',
      dockerfile: 'FROM a:1\nRUN mv /bin/sh /bin/sh.orig\n',
      lines: [2],
    },
    {
      name: 'login shells, PowerShell',
      dockerfile:
        'FROM a:1\nRUN chsh -s /bin/bash\nRUN usermod -s /bin/bash root\nRUN powershell -c x\nRUN powershell -c y\n',
      lines: [2, 3, 4, 5],
    },
    { name: 'in a chain', dockerfile: 'FROM a:1\nRUN rm /bin/sh && ln -s /bin/bash /bin/sh\n', lines: [2] },
    {
      name: 'relative',
      dockerfile: 'FROM a:1\nRUN ln -snf bash /bin/sh\n',
      lines: [2],
      fixed: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\n',
    },
    { name: 'mv', dockerfile: 'FROM a:1\nRUN mv /bin/zsh /usr/bin/sh\n', lines: [2] },
    {
      name: 'what is more than the link, or no link',
      dockerfile:
        'FROM a:1\nRUN A=b; ln -sf /bin/bash /bin/sh\nRUN --network=none ln -sf /bin/bash /bin/sh\nRUN ln -sf /bin/bash /bin/sh # why\nRUN ["ln", "-sf", "/bin/bash", "/bin/sh"]\nRUN <<EOF\nln -sf /bin/bash /bin/sh\nEOF\nRUN cp /bin/bash /bin/sh\nRUN ln -sf /bin/bash /bin/sh (\nRUN x; ln -sf /bin/bash /bin/sh\n',
      lines: [2, 3, 4, 5, 7, 9, 10, 11],
    },
    {
      name: 'a comment elsewhere',
      dockerfile: '# a\nFROM a:1\n# b\nRUN ln -sf /usr/bin/bash /bin/sh\n',
      lines: [4],
      fixed: '# a\nFROM a:1\n# b\nSHELL ["/usr/bin/bash", "-c"]\n',
    },
    {
      name: 'a folder named so, sh as a login shell',
      dockerfile: 'FROM a:1\nRUN ln -sf /opt/bash/zsh /bin/sh\nRUN chsh -s /bin/sh x\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'one PowerShell among other commands, or one a stage',
      dockerfile: 'FROM a:1 AS b\nRUN mkdir x\nRUN powershell -Command y\nFROM c:1\nRUN powershell -Command z\n',
    },
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
    {
      name: 'other commands, other places, other programs',
      dockerfile:
        'FROM a:1\nRUN diff /bin/bash /bin/sh; scp /bin/bash /bin/sh; cpio /bin/bash /bin/sh\nRUN ln -s /bin/bash /bin/sh /x; ln -s /bin/bash; ln -s /bin/bash /opt/bin/sh; ln -s /bin/bash /bin/sh.x; ln -s /bin/bash.real /bin/sh\nRUN x && powershell -c y\nRUN chsh -s /opt/bin/bash x\nRUN chsh -s /bin/bash-static x\n',
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('names the shell that was meant, where SHELL can take it', () => {
  const dockerfile =
    'FROM a:1\nRUN ln -s zsh /bin/sh\nRUN ln -s /opt/pwsh /bin/sh\nRUN mv /bin/sh /x\nRUN pwsh.exe x\nRUN PowerShell y\n';
  expect(
    problemsOf(useShellInstruction, { name: '', dockerfile }).map(
      ({ message }) => /SHELL \["(.*?)"/.exec(message)?.[1],
    ),
  ).toEqual(['/bin/zsh', '/bin/bash', '/bin/bash', 'pwsh.exe', 'PowerShell']);
});

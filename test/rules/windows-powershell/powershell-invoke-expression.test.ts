import { beforeAll, expect, it } from '@jest/globals';
import { powershellInvokeExpression } from '../../../src/rules/windows-powershell/powershell-invoke-expression.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellInvokeExpression, {
  fires: [
    {
      name: 'in a call from cmd, at the end of a pipe, in a block',
      dockerfile:
        'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN powershell -ExecutionPolicy Bypass -Command "iex ((New-Object Net.WebClient).DownloadString(\'https://x\'))"\nRUN powershell -c "irm https://x | iex"\nRUN powershell if (a) { Invoke-Expression $b }\n',
      lines: [2, 3, 4],
    },
    { name: 'under pwsh', dockerfile: 'FROM p\nSHELL ["/usr/bin/pwsh", "-c"]\nRUN Invoke-Expression $x\n', lines: [3] },
    { name: 'in ONBUILD', dockerfile: 'FROM p\nONBUILD RUN pwsh -c "iex x"\n', lines: [2] },
  ],
  silent: [
    {
      name: 'a part of a name, a string',
      dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN iexplore x; Test-Invoke-Expression y; Write-Host "iex"\n',
    },
    { name: 'a comment', dockerfile: 'FROM w\nRUN <<EOF pwsh\n# iex x\nA-B\nEOF\n' },
    { name: 'another shell', dockerfile: 'FROM debian\nRUN iex -S mix\n' },
  ],
});

beforeAll(() => loadShellGrammar());

it('says what is the matter with each', () => {
  const dockerfile =
    'FROM w\nSHELL ["powershell", "-c"]\nRUN irm https://x | iex\nRUN iex $x\nRUN iex "$(curl https://x)"\nRUN iex (iwr x)\nRUN iex (a iwr)\nRUN irm https://x > a; iex $b\nRUN a | iex\n';
  const messages = problemsOf(powershellInvokeExpression, { name: '', dockerfile }).map(({ message }) => message);
  const [server, itself] = [expect.stringContaining('the server sends'), expect.stringContaining('the command itself')];
  expect(messages).toEqual([server, itself, server, server, server, itself, itself]);
});

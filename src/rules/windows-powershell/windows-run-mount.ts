import type { Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { runs } from '../support/instructions/instructions.ts';

export const windowsRunMount: Rule = {
  id: 'windows-run-mount',
  group: 'windows-powershell',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['windows', 'servercore', 'nanoserver', 'ltsc20'],
  aliases: ['tally/windows/no-run-mounts'],
  summary: 'RUN --mount is used in a Windows stage.',
  why: 'Windows builders cannot set up the mount, so the build fails.',
  *check({ file }) {
    for (const { flags, stage } of runs(file)) {
      const mount = flags.find(({ name }) => name === 'mount');
      if (!mount || !isWindowsStage(stage)) continue;
      yield { range: mount.range, message: 'Do without `--mount`: a Windows build fails at it.' };
    }
  },
};

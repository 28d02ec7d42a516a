import { workdirInSystemDir } from '../../../src/rules/filesystem-permissions/workdir-in-system-dir.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(workdirInSystemDir, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nWORKDIR /dev\nWORKDIR "/sys/x"\nWORKDIR /app/../proc/1\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [
    {
      name: 'relative, elsewhere, or no WORKDIR',
      dockerfile: 'FROM a:1\nWORKDIR dev/x\nWORKDIR /srv/dev\nCOPY x /dev/\nWORKDIR $X\n',
    },

    { name: 'others', dockerfile: 'FROM a:1\nWORKDIR /development\nWORKDIR proc\nWORKDIR $X\nWORKDIR /app/dev\n' },
  ],
});

import { sensitiveVolume } from '../../../src/rules/filesystem-permissions/sensitive-volume.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(sensitiveVolume, {
  fires: [
    { name: 'alone', dockerfile: 'FROM a:1\nVOLUME /sys\nRUN a\n', lines: [2], fixed: 'FROM a:1\nRUN a\n' },
    { name: 'JSON', dockerfile: 'FROM a:1\nVOLUME ["/dev/", "/a"]\n', lines: [2], fixed: 'FROM a:1\nVOLUME ["/a"]\n' },
    { name: 'all', dockerfile: 'FROM a:1\nVOLUME /sys /proc\n', lines: [2, 2], fixed: 'FROM a:1\n' },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD VOLUME /sys\n', lines: [2] },
  ],
  silent: [{ name: 'others', dockerfile: 'FROM a:1\nVOLUME /data /development /var/proc\n' }],
});

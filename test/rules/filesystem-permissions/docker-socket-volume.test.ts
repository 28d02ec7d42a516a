import { dockerSocketVolume } from '../../../src/rules/filesystem-permissions/docker-socket-volume.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(dockerSocketVolume, {
  fires: [{ name: 'alone', dockerfile: 'FROM a:1\nVOLUME /run/docker.sock\n', lines: [2], fixed: 'FROM a:1\n' }],
  silent: [{ name: 'others', dockerfile: 'FROM a:1\nVOLUME /var/run\nRUN ls /var/run/docker.sock\n' }],
});

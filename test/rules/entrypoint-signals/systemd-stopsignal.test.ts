import { systemdStopsignal } from '../../../src/rules/entrypoint-signals/systemd-stopsignal.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(systemdStopsignal, {
  fires: [
    {
      name: 'other signal',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL SIGTERM\nENTRYPOINT ["/lib/systemd/systemd"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGRTMIN+3\nENTRYPOINT ["/lib/systemd/systemd"]\n',
    },
  ],
  silent: [
    { name: 'other programs called init, Windows', dockerfile: 'FROM a:1\nCMD ["/init"]\nFROM a:1\nCMD ["init"]\n' },
    { name: 'shell form', dockerfile: 'FROM debian:12\nCMD /sbin/init\n' },
    { name: 'right', dockerfile: 'FROM debian:12\nSTOPSIGNAL RTMIN+3\nCMD ["/sbin/init"]\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG S\nSTOPSIGNAL $S\nCMD ["/sbin/init"]\n' },
    { name: 'other', dockerfile: 'FROM debian:12\nCMD ["app"]\n' },
  ],
});

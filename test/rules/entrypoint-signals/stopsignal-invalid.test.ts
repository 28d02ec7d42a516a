import { stopsignalInvalid } from '../../../src/rules/entrypoint-signals/stopsignal-invalid.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stopsignalInvalid, {
  fires: [
    {
      name: 'a variable that nobody sets, an empty one, ONBUILD',
      dockerfile: 'FROM a:1\nENV E=""\nSTOPSIGNAL ${UNDEF}\nSTOPSIGNAL $E\nONBUILD STOPSIGNAL FOO\n',
      lines: [3, 4, 5],
    },
    { name: 'word', dockerfile: 'FROM debian:12\nSTOPSIGNAL please\n', lines: [2] },
    { name: 'number', dockerfile: 'FROM debian:12\nSTOPSIGNAL 99\n', lines: [2] },
  ],
  silent: [
    { name: 'number', dockerfile: 'FROM debian:12\nSTOPSIGNAL 9\n' },
    { name: 'real time', dockerfile: 'FROM debian:12\nSTOPSIGNAL SIGRTMIN+3\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG S\nSTOPSIGNAL $S\n' },
    { name: 'without SIG', dockerfile: 'FROM debian:12\nSTOPSIGNAL quit\n' },
  ],
});

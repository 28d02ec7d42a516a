import { passwordSetWithChpasswd } from '../../../src/rules/secrets/password-set-with-chpasswd.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(passwordSetWithChpasswd, {
  fires: [
    { name: 'passwd', dockerfile: 'FROM debian:12\nRUN echo x | passwd --stdin root\n', lines: [2] },
    { name: 'hashed', dockerfile: 'FROM debian:12\nRUN chpasswd -e < /hashes\n', lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM debian:12\nONBUILD RUN echo a:b | sudo chpasswd\n', lines: [2] },
  ],
  silent: [
    { name: 'argument', dockerfile: 'FROM debian:12\nRUN apt-get install chpasswd\n' },
    { name: 'passwd -l', dockerfile: 'FROM debian:12\nRUN passwd -l root\n' },
  ],
});

import { emptyAccountPassword } from '../../../src/rules/user/empty-account-password.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(emptyAccountPassword, {
  fires: [
    { name: 'useradd', dockerfile: "FROM debian:12\nRUN useradd -p '' app\n", lines: [2] },
    { name: 'sed', dockerfile: "FROM debian:12\nRUN sed -i 's/root:x:/root::/' /etc/passwd\n", lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM debian:12\nONBUILD RUN passwd --delete app\n', lines: [2] },
  ],
  silent: [
    { name: 'hash', dockerfile: "FROM debian:12\nRUN useradd -p '!' app\n" },
    { name: 'locked', dockerfile: 'FROM debian:12\nRUN adduser -D app && adduser --disabled-password x\n' },
    { name: 'other sed', dockerfile: "FROM debian:12\nRUN sed -i 's/a::/b::/' /etc/x\n" },
  ],
});

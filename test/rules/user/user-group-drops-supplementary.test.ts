import { userGroupDropsSupplementary } from '../../../src/rules/user/user-group-drops-supplementary.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(userGroupDropsSupplementary, {
  fires: [
    {
      name: 'adduser',
      dockerfile: 'FROM debian:12\nRUN adduser app video\nUSER app:app\n',
      lines: [3],
      fixed: 'FROM debian:12\nRUN adduser app video\nUSER app\n',
    },
  ],
  silent: [
    { name: 'no group', dockerfile: 'FROM debian:12\nRUN useradd -G docker app\nUSER app\n' },
    { name: 'one group', dockerfile: 'FROM debian:12\nRUN useradd -g app app\nUSER app:app\n' },
    { name: 'number', dockerfile: 'FROM debian:12\nRUN usermod -aG a 1000\nUSER 1000:1000\n' },
  ],
});

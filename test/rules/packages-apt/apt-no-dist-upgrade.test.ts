import { aptNoDistUpgrade } from '../../../src/rules/packages-apt/apt-no-dist-upgrade.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptNoDistUpgrade, {
  fires: [
    {
      name: 'chain',
      dockerfile: 'FROM a:1\nRUN a && apt-get dist-upgrade -y && b\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && b\n',
    },
    { name: 'alone', dockerfile: 'FROM a:1\nRUN apt-get full-upgrade -y\n', lines: [2] },
  ],
  silent: [{ name: 'upgrade', dockerfile: 'FROM a:1\nRUN apt-get upgrade -y\n' }],
});

import { aptNoDistUpgrade } from '../../../src/rules/packages-apt/apt-no-dist-upgrade.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptNoDistUpgrade, {
  fires: [
    { name: 'alone', dockerfile: 'FROM a:1\nRUN apt-get full-upgrade -y\n', lines: [2], fixed: 'FROM a:1\n' },
    {
      name: 'nothing is left of the RUN',
      dockerfile:
        'FROM debian:12\nRUN set -e; apt-get update && apt-get -y dist-upgrade && apt-get clean && rm -rf /var/lib/apt/lists/*\nRUN x\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN x\n',
    },
    {
      name: 'chain',
      dockerfile: 'FROM a:1\nRUN a && apt-get dist-upgrade -y && b\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && b\n',
    },
  ],
  silent: [
    {
      name: 'another manager, or none of these',
      dockerfile: 'FROM a:1\nRUN dnf full-upgrade -y && apt-get && apt-get full-upgrade-x && apt-get no-dist-upgrade\n',
    },
    { name: 'upgrade', dockerfile: 'FROM a:1\nRUN apt-get upgrade -y\n' },
  ],
});

import { aptForceYes } from '../../../src/rules/packages-apt/apt-force-yes.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptForceYes, {
  fires: [
    {
      name: 'beside an answer',
      dockerfile: 'FROM debian:12\nRUN apt-get install -yqq --force-yes a\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN apt-get install -yqq a\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM debian:12\nRUN ["apt-get", "install", "--force-yes", "a"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN ["apt-get", "install", "-y", "a"]\n',
    },
    {
      name: 'plain',
      dockerfile: 'FROM a:1\nRUN apt-get --force-yes install x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get -y install x\n',
    },
  ],
  silent: [{ name: 'narrow', dockerfile: 'FROM a:1\nRUN apt-get install -y --allow-downgrades x\n' }],
});

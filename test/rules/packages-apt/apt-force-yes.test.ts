import { aptForceYes } from '../../../src/rules/packages-apt/apt-force-yes.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptForceYes, {
  fires: [
    {
      name: 'beside the long answers',
      dockerfile: 'FROM a:1\nRUN apt-get --yes --force-yes install x\nRUN apt-get install --assume-yes x --force-yes\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN apt-get --yes install x\nRUN apt-get install --assume-yes x\n',
    },

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
  silent: [
    { name: 'another manager', dockerfile: 'FROM a:1\nRUN yum --force-yes install x && echo --force-yes\n' },
    { name: 'narrow', dockerfile: 'FROM a:1\nRUN apt-get install -y --allow-downgrades x\n' },
  ],
});

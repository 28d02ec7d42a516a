import { aptNoUpgrade } from '../../../src/rules/packages-apt/apt-no-upgrade.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptNoUpgrade, {
  fires: [
    {
      name: 'nothing is left of the RUN',
      dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get upgrade -y\nRUN x\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN x\n',
    },
    {
      name: 'in a chain over lines',
      dockerfile: 'FROM a:1\nRUN apt-get update \\\n  && apt-get -y upgrade \\\n  && apt-get install -y curl\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN apt-get update \\\n  && apt-get install -y curl\n',
    },
    {
      name: 'something depends on it',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt upgrade -y || true\n',
      lines: [2],
    },
    {
      name: 'ONBUILD and heredoc',
      dockerfile: 'FROM a:1\nONBUILD RUN apt-get upgrade\nRUN <<EOF\naptitude safe-upgrade -y\nEOF\n',
      lines: [2, 4],
    },
  ],
  silent: [
    { name: 'other subcommands', dockerfile: 'FROM a:1\nRUN apt-get && apt-get upgrade-system && apt-get -y\n' },

    {
      name: 'named packages',
      dockerfile: 'FROM a:1\nRUN apt-get install -y --only-upgrade libssl3 && apt-get upgrade -y libc6\n',
    },
    {
      name: 'other tools',
      dockerfile: 'FROM a:1\nRUN pip install --upgrade pip && apk upgrade && echo apt-get upgrade\n',
    },
    { name: 'dist-upgrade has a rule of its own', dockerfile: 'FROM a:1\nRUN apt-get dist-upgrade -y\n' },
  ],
});

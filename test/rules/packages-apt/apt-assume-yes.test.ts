import { aptAssumeYes } from '../../../src/rules/packages-apt/apt-assume-yes.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptAssumeYes, {
  fires: [
    {
      name: 'gdebi',
      dockerfile: 'FROM debian:12\nRUN gdebi foo.deb\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN gdebi -n foo.deb\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM debian:12\nRUN ["apt-get", "install", "curl"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN ["apt-get", "install", "-y", "curl"]\n',
    },
    {
      name: 'install',
      dockerfile: 'FROM a:1\nRUN apt-get install curl\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get install -y curl\n',
    },
    {
      name: 'on a continued line',
      dockerfile: 'FROM a:1\nRUN apt-get update \\\n # why\n && apt-get install \\\n curl\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN apt-get update \\\n # why\n && apt-get install -y \\\n curl\n',
    },
    {
      name: 'behind env',
      dockerfile: 'FROM a:1\nRUN env DEBIAN_FRONTEND=noninteractive /usr/bin/apt-get install curl\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN env DEBIAN_FRONTEND=noninteractive /usr/bin/apt-get install -y curl\n',
    },
    {
      name: 'in bash -c',
      dockerfile: "FROM a:1\nRUN bash -c 'apt-get install curl'\n",
      lines: [2],
      fixed: "FROM a:1\nRUN bash -c 'apt-get install -y curl'\n",
    },
  ],
  silent: [
    {
      name: 'gdebi that does not ask, configured earlier in the RUN',
      dockerfile:
        'FROM debian:12\nRUN gdebi -n foo.deb && echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90 && apt-get install foo\n',
    },
    { name: 'a simulation', dockerfile: 'FROM debian:12\nRUN apt-get install -s curl\n' },
    {
      name: 'configured before',
      dockerfile:
        'FROM a:1\nRUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90\nRUN apt-get install curl\n',
    },
    { name: 'flag before the subcommand', dockerfile: 'FROM a:1\nRUN apt-get -y install curl\n' },
    { name: 'cluster', dockerfile: 'FROM a:1\nRUN apt-get install -qqy curl\n' },
    { name: 'flag at the end', dockerfile: 'FROM a:1\nRUN apt-get install curl --yes\n' },
    { name: 'fed by yes', dockerfile: 'FROM a:1\nRUN yes | apt-get install curl\n' },
    { name: 'update', dockerfile: 'FROM a:1\nRUN apt-get update\n' },
  ],
});

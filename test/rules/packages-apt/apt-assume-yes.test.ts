import { aptAssumeYes } from '../../../src/rules/packages-apt/apt-assume-yes.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptAssumeYes, {
  fires: [
    {
      name: 'quiet, but not enough to mean yes',
      dockerfile:
        'FROM debian:12\nRUN apt-get -q install a\nRUN apt-get --quiet install b\nRUN apt-get install --fix-missing -q=1 c\nRUN apt-get install --no-install-recommends -oAcquire::Retries=3 -oAcquire::Queue-Mode=access d\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM debian:12\nRUN apt-get -q install -y a\nRUN apt-get --quiet install -y b\nRUN apt-get install -y --fix-missing -q=1 c\nRUN apt-get install -y --no-install-recommends -oAcquire::Retries=3 -oAcquire::Queue-Mode=access d\n',
    },
    {
      name: 'gdebi with flags, of a variable, and more than one file',
      dockerfile:
        'FROM debian:12\nRUN gdebi -o foo=bar ./x.deb\nRUN gdebi $DEB\nRUN gdebi -q --root=/x a.deb\nRUN yes | xargs gdebi a.deb\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM debian:12\nRUN gdebi -n -o foo=bar ./x.deb\nRUN gdebi -n $DEB\nRUN gdebi -n -q --root=/x a.deb\nRUN yes | xargs gdebi -n a.deb\n',
    },
    {
      name: 'what asks as well',
      dockerfile:
        'FROM debian:12\nRUN apt-get dist-upgrade && apt-get build-dep x && apt full-upgrade && apt-get purge y\n',
      lines: [2, 2, 2, 2],
      fixed:
        'FROM debian:12\nRUN apt-get dist-upgrade -y && apt-get build-dep -y x && apt full-upgrade -y && apt-get purge -y y\n',
    },

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
      name: 'so quiet that yes is meant',
      dockerfile:
        'FROM debian:12\nRUN apt-get -q -q install a && apt-get -qq install a && apt-get -q=2 install a && apt-get --quiet --quiet install a\nRUN apt-get -qfq install a && apt-get --quiet=2 install a && apt-get -q --quiet install a\n',
    },
    {
      name: 'yes by an option',
      dockerfile:
        'FROM debian:12\nRUN apt-get -o APT::Get::Assume-Yes=true install a && apt-get -oAPT::Get::Assume-Yes=true install a\nRUN apt-get --assume-yes install a && apt-get install --force-yes a\n',
    },
    {
      name: 'gdebi that is answered, or only asked for something',
      dockerfile:
        'FROM debian:12\nRUN yes | gdebi a.deb\nRUN gdebi --non-interactive a.deb && gdebi -qn a.deb && gdebi -nq a.deb && gdebi --n a.deb && gdebi --apt-line a.deb\nRUN gdebi --version && gdebi-gtk a.deb && gdebi a.deb.asc\n',
    },
    {
      name: 'other managers and what asks nothing',
      dockerfile:
        'FROM debian:12\nRUN pip install a && apt-get && apt-get autoclean && apt-get reinstall-all && apt-mark-install install x && apt update-install\n',
    },

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

import { dnfPinVersion } from '../../../src/rules/packages-rpm/dnf-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(dnfPinVersion, {
  fires: [
    {
      name: 'a name with a number in its middle',
      dockerfile: 'FROM fedora:40\nRUN dnf install -y java-17-openjdk php-8-fpm\n',
      lines: [2, 2],
    },

    { name: 'each package', dockerfile: 'FROM a:1\nRUN dnf install -y httpd php-8.2 \\\n  git-core\n', lines: [2, 3] },
    { name: 'module without a stream', dockerfile: 'FROM a:1\nRUN dnf module install -y nodejs\n', lines: [2] },
  ],
  silent: [
    { name: 'other managers', dockerfile: 'FROM a:1\nRUN tdnf install -y a && yum install -y b\n' },

    {
      name: 'versions with releases of all sorts',
      dockerfile: 'FROM fedora:40\nRUN dnf install -y a-1.2-3.el9 b-1-0.rc1 c-2.4-alt1 d-1.2-* e-5-r2\n',
    },

    {
      name: 'versions',
      dockerfile: 'FROM a:1\nRUN dnf install -y httpd-2.4.6-97.el7.x86_64 nodejs-18.* gcc-c++-8.5\n',
    },
    {
      name: 'variables',
      dockerfile: 'FROM a:1\nARG V=1\nRUN dnf install -y httpd-$V ${PKGS} "${list[@]}" $(cat list)\n',
    },
    {
      name: 'files, addresses, groups',
      dockerfile:
        'FROM a:1\nRUN dnf install -y ./a.rpm https://x/y.rpm @development /usr/bin/x\nRUN dnf groupinstall -y tools\n',
    },
    {
      name: 'values of options',
      dockerfile: 'FROM a:1\nRUN dnf install -y --enablerepo epel --setopt tsflags=nodocs a-1\n',
    },
    { name: 'module with a stream', dockerfile: 'FROM a:1\nRUN dnf module install -y nodejs:18\n' },
    { name: 'another subcommand', dockerfile: 'FROM a:1\nRUN dnf remove -y httpd\n' },
  ],
});

import { yumPinVersion } from '../../../src/rules/packages-rpm/yum-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yumPinVersion, {
  fires: [
    { name: 'each package', dockerfile: 'FROM a:1\nRUN yum install -y httpd php-8.2 \\\n  git-core\n', lines: [2, 3] },
    { name: 'module without a stream', dockerfile: 'FROM a:1\nRUN yum module install -y nodejs\n', lines: [2] },
  ],
  silent: [
    {
      name: 'versions',
      dockerfile: 'FROM a:1\nRUN yum install -y httpd-2.4.6-97.el7.x86_64 nodejs-18.* gcc-c++-8.5\n',
    },
    {
      name: 'variables',
      dockerfile: 'FROM a:1\nARG V=1\nRUN yum install -y httpd-$V ${PKGS} "${list[@]}" $(cat list)\n',
    },
    {
      name: 'files, addresses, groups',
      dockerfile:
        'FROM a:1\nRUN yum install -y ./a.rpm https://x/y.rpm @development /usr/bin/x\nRUN yum groupinstall -y tools\n',
    },
    {
      name: 'values of options',
      dockerfile: 'FROM a:1\nRUN yum install -y --enablerepo epel --setopt tsflags=nodocs a-1\n',
    },
    { name: 'module with a stream', dockerfile: 'FROM a:1\nRUN yum module install -y nodejs:18\n' },
    { name: 'another subcommand', dockerfile: 'FROM a:1\nRUN yum remove -y httpd\n' },
  ],
});

import { zypperPinVersion } from '../../../src/rules/packages-rpm/zypper-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(zypperPinVersion, {
  fires: [
    {
      name: 'names like files and patterns',
      dockerfile: 'FROM a:1\nRUN zypper -n in x.rpms x:y1 2a:b\n',
      lines: [2, 2],
    },
    { name: 'no version', dockerfile: 'FROM a:1\nRUN zypper -n in httpd git=2.1\n', lines: [2] },
  ],
  silent: [
    {
      name: 'files and patterns',
      dockerfile: 'FROM a:1\nRUN zypper -n in ./x.rpm x.rpm pattern:devel && yum install x\n',
    },

    { name: 'versions', dockerfile: 'FROM a:1\nRUN zypper in -y a=1 "b>=2" "c<3"\n' },
    { name: 'files and variables', dockerfile: 'FROM a:1\nRUN zypper in -y ./a.rpm $PKGS pattern:devel\n' },
    { name: 'values of options', dockerfile: 'FROM a:1\nRUN zypper -n in --from repo -t package a=1\n' },
    { name: 'another subcommand', dockerfile: 'FROM a:1\nRUN zypper -n rm a\n' },
  ],
});

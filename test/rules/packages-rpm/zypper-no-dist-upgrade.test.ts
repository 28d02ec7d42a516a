import { zypperNoDistUpgrade } from '../../../src/rules/packages-rpm/zypper-no-dist-upgrade.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(zypperNoDistUpgrade, {
  fires: [
    {
      name: 'a few packages',
      dockerfile: 'FROM a:1\nRUN zypper -n dup a && x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN x\n',
    },

    {
      name: 'short name, flags',
      dockerfile: 'FROM a:1\nRUN a && zypper -n dup --from repo && b\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && b\n',
    },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD RUN zypper dist-upgrade\n', lines: [2] },
  ],
  silent: [
    {
      name: 'other subcommands',
      dockerfile: 'FROM a:1\nRUN zypper -n dup-x && zypper -n no-dup && dnf dist-upgrade\n',
    },
    { name: 'an update', dockerfile: 'FROM a:1\nRUN zypper -n update && zypper -n patch\n' },
  ],
});

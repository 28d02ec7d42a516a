import { zypperNonInteractive } from '../../../src/rules/packages-rpm/zypper-non-interactive.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(zypperNonInteractive, {
  fires: [
    {
      name: 'install',
      dockerfile: 'FROM a:1\nRUN zypper install httpd\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN zypper --non-interactive install httpd\n',
    },
    {
      name: 'short names, exec form',
      dockerfile: 'FROM a:1\nRUN ["zypper", "in", "httpd"]\nONBUILD RUN zypper rm x\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN ["zypper", "--non-interactive", "in", "httpd"]\nONBUILD RUN zypper --non-interactive rm x\n',
    },
  ],
  silent: [
    {
      name: 'other subcommands',
      dockerfile: 'FROM a:1\nRUN zypper patch-check && zypper plugin && zypper install-new-recommends && zypper $X\n',
    },

    {
      name: 'global',
      dockerfile: 'FROM a:1\nRUN zypper -n in httpd\nRUN zypper --non-interactive --gpg-auto-import-keys install x\n',
    },
    { name: 'of the subcommand', dockerfile: 'FROM a:1\nRUN zypper in -y httpd\nRUN zypper install --no-confirm x\n' },
    { name: 'asks nothing', dockerfile: 'FROM a:1\nRUN zypper refresh && zypper search x\n' },
  ],
});

import { aptUseAptGet } from '../../../src/rules/packages-apt/apt-use-apt-get.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptUseAptGet, {
  fires: [
    {
      name: 'with a path, and what apt-get does not know',
      dockerfile:
        'FROM a:1\nRUN /usr/bin/apt install -y x\nRUN apt && apt showsrc x && apt full-upgrade -y && apt cleanup && apt research && apt uninstall x\nRUN apt policy x && apt autoremove -y\n',
      lines: [2, 3, 3, 3, 3, 3, 3, 4, 4],
      fixed:
        'FROM a:1\nRUN /usr/bin/apt install -y x\nRUN apt && apt showsrc x && apt full-upgrade -y && apt cleanup && apt research && apt uninstall x\nRUN apt-cache policy x && apt-get autoremove -y\n',
    },

    {
      name: 'chain',
      dockerfile: 'FROM a:1\nRUN apt update && apt install -y x\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN apt-get update && apt-get install -y x\n',
    },
    { name: 'search', dockerfile: 'FROM a:1\nRUN apt show x\n', lines: [2], fixed: 'FROM a:1\nRUN apt-cache show x\n' },
    { name: 'unknown subcommand', dockerfile: 'FROM a:1\nRUN apt list\n', lines: [2] },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD RUN apt update\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN apt-get update\n',
    },
  ],
  silent: [
    { name: 'apt-get', dockerfile: 'FROM a:1\nRUN apt-get update && apt-mark hold x\n' },
    { name: 'a path', dockerfile: 'FROM a:1\nRUN rm -rf /etc/apt\n' },
    { name: 'an argument', dockerfile: 'FROM a:1\nRUN echo apt install\n' },
  ],
});

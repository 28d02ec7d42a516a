import { noSudo } from '../../../src/rules/user/no-sudo.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(noSudo, {
  fires: [
    {
      name: 'at the end of a line',
      dockerfile: 'FROM a:1\nRUN sudo \\\n    x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN x\n',
    },
    { name: 'exec form', dockerfile: 'FROM a:1\nRUN ["sudo", "x"]\n', lines: [2], fixed: 'FROM a:1\nRUN ["x"]\n' },
    { name: 'plain', dockerfile: 'FROM a:1\nRUN sudo make\n', lines: [2], fixed: 'FROM a:1\nRUN make\n' },
    { name: 'two blanks', dockerfile: 'FROM a:1\nRUN sudo  make\n', lines: [2], fixed: 'FROM a:1\nRUN make\n' },
    { name: 'in a chain', dockerfile: 'FROM a:1\nRUN a && sudo b\n', lines: [2], fixed: 'FROM a:1\nRUN a && b\n' },
    { name: 'with a user', dockerfile: 'FROM a:1\nRUN sudo -u app make\n', lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD RUN sudo b\n', lines: [2], fixed: 'FROM a:1\nONBUILD RUN b\n' },
    {
      name: 'heredoc',
      dockerfile: 'FROM a:1\nRUN <<EOF\nsudo b\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\nb\nEOF\n',
    },
  ],
  silent: [
    { name: 'as a package', dockerfile: 'FROM a:1\nRUN apt-get install -y sudo\n' },
    { name: 'in a string', dockerfile: 'FROM a:1\nRUN echo "use sudo make"\n' },
  ],
});

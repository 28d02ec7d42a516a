import { expect, it } from '@jest/globals';
import { noSudo } from '../../../src/rules/user/no-sudo.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

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
      name: 'in a condition about something else',
      dockerfile: 'FROM a:1\nRUN if [ -f x ]; then sudo b; fi\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN if [ -f x ]; then b; fi\n',
    },
    {
      name: 'heredoc',
      dockerfile: 'FROM a:1\nRUN <<EOF\nsudo b\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\nb\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'where it asks whether root is there already',
      dockerfile:
        'FROM a:1\nRUN if [ "$(id -u)" -ne 0 ]; then sudo b; else b; fi\nRUN [ -f x ] && if [ $EUID != 0 ]; then sudo c; fi\n',
    },
    { name: 'as a package', dockerfile: 'FROM a:1\nRUN apt-get install -y sudo\n' },
    { name: 'in a string', dockerfile: 'FROM a:1\nRUN echo "use sudo make"\n' },
  ],
});

it('says how to become root after a USER that is not', () => {
  const messages = (dockerfile: string) => problemsOf(noSudo, { name: '', dockerfile }).map(({ message }) => message);
  expect(messages('FROM a:1\nUSER arrow\nRUN sudo chown -R arrow /x\n')).toEqual([
    '`sudo` only goes back to root here; put `USER root` in front of the `RUN` and `USER arrow` behind it, or move it above `USER arrow`.',
  ]);
  expect(messages('FROM a:1\nUSER arrow\nUSER root\nRUN sudo x\n')).toEqual([
    'A `RUN` needs no `sudo`; it already has the user that the last `USER` set.',
  ]);
});

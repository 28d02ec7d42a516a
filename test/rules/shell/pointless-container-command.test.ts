import { pointlessContainerCommand } from '../../../src/rules/shell/pointless-container-command.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pointlessContainerCommand, {
  fires: [
    { name: 'several', dockerfile: 'FROM a:1\nRUN top && free \\\n && mount /dev/x /y\n', lines: [2, 2, 3] },
    { name: 'sudo, ONBUILD', dockerfile: 'FROM a:1\nONBUILD RUN sudo shutdown\n', lines: [2] },
    {
      name: 'service at the end',
      dockerfile: 'FROM a:1\nRUN apt-get install -y x && service x start && rm -rf /var/lib/apt/lists/*\n',
      lines: [2],
    },
    { name: 'ssh', dockerfile: 'FROM a:1\nRUN ssh me@host ls\n', lines: [2] },
  ],
  silent: [
    {
      name: 'names of packages, paths and flags',
      dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/x apt-get install -y vim ssh && mkdir /root/.ssh\n',
    },
    { name: 'ssh mount', dockerfile: 'FROM a:1\nRUN --mount=type=ssh ssh -T git@github.com\n' },
    { name: 'asked for', dockerfile: 'FROM a:1\nRUN command -v ssh && ssh -V\n' },
    {
      name: 'a service that is used',
      dockerfile: 'FROM a:1\nRUN service mysql start && mysql -e "x" && service mysql stop\n',
    },
    { name: 'a job of its own', dockerfile: 'FROM a:1\nRUN x & sleep 1 && kill $!\n' },
    { name: 'plugins', dockerfile: 'FROM a:1\nRUN vim +PlugInstall +qall\n' },
    { name: 'a function of that name', dockerfile: 'FROM a:1\nRUN top() { a; }; top\n' },
  ],
});

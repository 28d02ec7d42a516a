import { beforeAll, expect, it } from '@jest/globals';
import { pointlessContainerCommand } from '../../../src/rules/shell/pointless-container-command.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

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
    {
      name: 'what is not asked for only, mounts of another kind',
      dockerfile:
        'FROM a:1\nRUN ssh -V me@host\nRUN ssh x-h\nRUN --mount=type=cache,target=/ssh ssh a\nRUN --network=type=ssh ssh a\nRUN --network=none mount a b\n',
      lines: [2, 3, 4, 5, 6],
    },
    {
      name: 'nothing is there to be killed or shown, nobody edits',
      dockerfile:
        'FROM a:1\nRUN a && kill 1\nRUN ps aux && ls-systemctl x\nRUN vim a-b x+y\nRUN x && top --helper\nRUN ctlx && servicex && d && kill 2\n',
      lines: [2, 3, 4, 5, 6],
    },
    {
      name: 'services behind which only cleaning up comes',
      dockerfile: 'FROM a:1\nRUN service x start; true; echo y; apk add z; yum clean all; dnf x; apt y\n',
      lines: [2],
    },
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
    {
      name: 'a shell that may mount, processes that the same RUN started',
      dockerfile:
        'FROM a:1\nRUN --security=insecure mount a b\nRUN gpg-agent --daemon; kill 2\nRUN apachectl start && ps\nRUN mysqld; kill 1\nRUN service x start && kill 3\n',
    },
    {
      name: 'a service that another program needs',
      dockerfile: 'FROM a:1\nRUN service x start && rmdir y\nRUN service x start && mytrue\n',
    },
    { name: 'an editor with a script', dockerfile: 'FROM a:1\nRUN vim x -c q\n' },
    { name: 'help', dockerfile: 'FROM a:1\nRUN free --help; top -h; shutdown --version\n' },
  ],
});

beforeAll(() => loadShellGrammar());

it('says what to do instead', () => {
  const dockerfile =
    'FROM a:1\nRUN ssh a\nRUN vim a\nRUN nano a\nRUN shutdown\nRUN service a start\nRUN ps\nRUN kill 1\nRUN mount a b\nRUN ifconfig\n';
  const expected = ['COPY', 'sed', 'sed', 'remove it', 'CMD', 'remove it', 'remove it', 'RUN --mount', 'remove it'];
  expect(problemsOf(pointlessContainerCommand, { name: '', dockerfile }).map(({ message }) => message)).toEqual(
    expected.map((words) => expect.stringContaining(words)),
  );
});

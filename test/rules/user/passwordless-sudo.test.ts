import { expect, it } from '@jest/globals';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { passwordlessSudo } from '../../../src/rules/user/passwordless-sudo.ts';
import { testImage } from '../../support/images.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(passwordlessSudo, {
  fires: [
    {
      name: 'echo, with and without quotes, to either file, for a group and for all',
      dockerfile:
        'FROM a:1\nRUN echo \'ALL ALL = (ALL) NOPASSWD: ALL\' >> /etc/sudoers\nRUN x && echo "%sudo ALL=(ALL:ALL) NOPASSWD:ALL" > /etc/sudoers.d/app\nRUN echo app ALL=NOPASSWD: ALL >> /etc/sudoers\n',
      lines: [2, 3, 4],
    },
    {
      name: 'printf with more lines, tee and visudo at the end of a pipeline',
      dockerfile:
        'FROM a:1\nRUN printf "Defaults x\\napp\\tALL=(root) NOPASSWD:SETENV: ALL\\n" | tee -a /etc/sudoers\nRUN echo "$APP ALL=(ALL) NOPASSWD:ALL" | \\\n# as it is\n  EDITOR=tee visudo -f /etc/sudoers.d/a\n',
      lines: [2, 3],
    },
    {
      name: 'texts',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /etc/sudoers.d/app\n# app ALL=(ALL) NOPASSWD: ALL\napp ALL=(ALL) NOPASSWD: ALL\nEOF\nRUN cat <<EOF > /etc/sudoers.d/b\nb ALL=(ALL) NOPASSWD: ALL\nEOF\nRUN <<EOF\nset -e\necho "c ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/c\ncat > /etc/sudoers.d/d <<X\nd ALL=(ALL) NOPASSWD: ALL\nX\nEOF\n',
      lines: [4, 7, 11, 12],
    },
    {
      name: 'what sed puts in, a trigger, another escape character',
      dockerfile:
        "# escape=`\nFROM a:1\nONBUILD RUN sed -i 's/^%sudo.*$/%sudo ALL=(ALL:ALL) NOPASSWD:ALL/' /etc/sudoers\nRUN ls && `\n  echo 'a ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers\n",
      lines: [3, 5],
    },
    {
      name: 'all signs that part what sed puts in, blanks of all kinds, accounts by number',
      dockerfile:
        "FROM a:1\nRUN sed -i -e '/^x/s|^%a .*|%a\t ALL = (ALL : ALL)\tNOPASSWD : ALL|' /etc/sudoers\nRUN sed -i 's,^%a b,a ALL=(ALL)  NOPASSWD:ALL,;2d' /etc/sudoers\nRUN sed -i 's#^%a b#a ALL=(root:ALL) NOPASSWD:ALL#' /etc/sudoers\nRUN echo '#1000 ALL=(app, #0) NOPASSWD: NOEXEC : ALL' >> /etc/sudoers\n",
      lines: [2, 3, 4, 5],
    },
    {
      name: 'a stage that the image is built on',
      dockerfile: "FROM a:1 AS b\nRUN echo 'a ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers\nFROM b\n",
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'some commands, root, another account',
      dockerfile:
        'FROM a:1\nRUN echo "mpd ALL=NOPASSWD: /bin/mount, /bin/umount" >> /etc/sudoers\nRUN echo "root ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers\nRUN echo "app ALL=(postgres) NOPASSWD: ALL" >> /etc/sudoers\nRUN echo "app ALL=(ALL) NOPASSWD: ALLOWED" >> /etc/sudoers\n',
    },
    { name: 'with a password', dockerfile: 'FROM a:1\nRUN echo "app ALL=(ALL) ALL" >> /etc/sudoers # NOPASSWD\n' },
    {
      name: 'what sed and grep look for, comments',
      dockerfile:
        "FROM a:1\nRUN sed -i 's/app ALL=(ALL) NOPASSWD: ALL//' /etc/sudoers && grep -v 'a ALL=(ALL) NOPASSWD: ALL' /etc/sudoers\nRUN echo '#app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers\n# RUN echo 'a ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers\n",
    },
    {
      name: 'other accounts with such names, other tags, other programs',
      dockerfile:
        "FROM a:1\nRUN echo 'app ALL=(rooted,ALLY) NOPASSWD: ALL' >> /etc/sudoers && echo 'app ALL=(ALL) NOPASSWDX ALL' >> /etc/sudoers && my-echo 's/x/a ALL=(ALL) NOPASSWD: ALL/' /etc/sudoers && sed -n 'a ALL=(ALL) NOPASSWD: ALL' /etc/sudoers\nENV A='a ALL=(ALL) NOPASSWD:ALL /etc/sudoers'\nCOPY a-ALL=NOPASSWD:ALL /etc/sudoers\n",
    },
    {
      name: 'other files',
      dockerfile:
        'FROM a:1\nRUN echo "app ALL=(ALL) NOPASSWD: ALL"\nCOPY <<EOF /usr/share/doc/x\napp ALL=(ALL) NOPASSWD: ALL\nEOF\n',
    },
    {
      name: 'stages that do not ship, or are for development',
      dockerfile:
        "FROM a:1 AS b\nRUN echo 'a ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers\nFROM a:1 AS dev\nRUN echo 'a ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers\nCOPY --from=b /x /x\n",
    },
  ],
});

it('leaves containers to develop in alone', () => {
  const text = "FROM a:1\nRUN echo 'a ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers\n";
  const image = testImage(text);
  const found = (path: string) => [
    ...passwordlessSudo.check({ file: parseDockerfile(path, text), image, options: {} }),
  ];
  expect(problemsOf(passwordlessSudo, { name: '', dockerfile: text })).toHaveLength(1);
  expect(found('x/Dockerfile')).toHaveLength(1);
  expect(found('x/.devcontainer/Dockerfile')).toEqual([]);
  expect(found('.devcontainer/Dockerfile')).toEqual([]);
  expect(found('my.devcontainer/Dockerfile')).toHaveLength(1);
});

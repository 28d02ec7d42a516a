import { rpmNoGpgcheck } from '../../../src/rules/packages-rpm/rpm-no-gpgcheck.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rpmNoGpgcheck, {
  fires: [
    {
      name: 'flag',
      dockerfile: 'FROM a:1\nRUN yum install -y \\\n      --nogpgcheck \\\n      a && dnf --nogpgcheck install -y b\n',
      lines: [3, 4],
      fixed: 'FROM a:1\nRUN yum install -y \\\n      a && dnf install -y b\n',
    },
    {
      name: 'flag at the end, on a line of its own',
      dockerfile: 'FROM a:1\nRUN dnf install -y a \\\n  --nogpgcheck\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN dnf install -y a\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM a:1\nRUN ["microdnf", "install", "--nogpgcheck", "a"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["microdnf", "install", "a"]\n',
    },
    {
      name: 'zypper',
      dockerfile: 'FROM a:1\nONBUILD RUN zypper --no-gpg-checks -n in a\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN zypper -n in a\n',
    },
    {
      name: 'option',
      dockerfile: 'FROM a:1\nRUN dnf install -y --setopt=gpgcheck=0 a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN dnf install -y --setopt=gpgcheck=1 a\n',
    },
    {
      name: 'repository file',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /etc/yum.repos.d/a.repo\n[a]\ngpgcheck = 0\nrepo_gpgcheck=0\nEOF\nRUN printf "[a]\\ngpgcheck=0\\n" > /etc/yum.repos.d/b.repo\n',
      lines: [4, 7],
      fixed:
        'FROM a:1\nCOPY <<EOF /etc/yum.repos.d/a.repo\n[a]\ngpgcheck = 1\nrepo_gpgcheck=0\nEOF\nRUN printf "[a]\\ngpgcheck=1\\n" > /etc/yum.repos.d/b.repo\n',
    },
  ],
  silent: [
    {
      name: 'checked',
      dockerfile: 'FROM a:1\nRUN dnf install -y --setopt=gpgcheck=1 a && echo gpgcheck=1 > /etc/yum.repos.d/a.repo\n',
    },
    { name: 'switched on', dockerfile: 'FROM a:1\nRUN sed -i s/gpgcheck=0/gpgcheck=1/ /etc/yum.repos.d/a.repo\n' },
    { name: 'a comment', dockerfile: 'FROM a:1\nRUN dnf install -y \\\n  # --nogpgcheck gpgcheck=0\n  a\n' },
    { name: 'only text', dockerfile: 'FROM a:1\nRUN echo --nogpgcheck\n' },
  ],
});

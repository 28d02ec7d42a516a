import { rpmNoGpgcheck } from '../../../src/rules/packages-rpm/rpm-no-gpgcheck.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rpmNoGpgcheck, {
  fires: [
    {
      name: 'at the beginning of a file, quoted, behind an s',
      dockerfile:
        "FROM a:1\nCOPY <<EOF /etc/yum.repos.d/x.repo\ngpgcheck=0\nEOF\nRUN dnf config-manager --setopt=\"gpgcheck='0'\" --save\nRUN printf 's/ gpgcheck=0' > /x.repo\n",
      lines: [3, 5, 6],
      fixed:
        "FROM a:1\nCOPY <<EOF /etc/yum.repos.d/x.repo\ngpgcheck=1\nEOF\nRUN dnf config-manager --setopt=\"gpgcheck='1'\" --save\nRUN printf 's/ gpgcheck=1' > /x.repo\n",
    },

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
    { name: 'not about packages', dockerfile: 'FROM a:1\nRUN echo gpgcheck=0 > /x.txt\n' },

    {
      name: 'checked',
      dockerfile: 'FROM a:1\nRUN dnf install -y --setopt=gpgcheck=1 a && echo gpgcheck=1 > /etc/yum.repos.d/a.repo\n',
    },
    { name: 'switched on', dockerfile: 'FROM a:1\nRUN sed -i s/gpgcheck=0/gpgcheck=1/ /etc/yum.repos.d/a.repo\n' },
    { name: 'a comment', dockerfile: 'FROM a:1\nRUN dnf install -y \\\n  # --nogpgcheck gpgcheck=0\n  a\n' },
    { name: 'only text', dockerfile: 'FROM a:1\nRUN echo --nogpgcheck\n' },
  ],
});

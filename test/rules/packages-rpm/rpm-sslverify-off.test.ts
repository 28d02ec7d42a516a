import { rpmSslverifyOff } from '../../../src/rules/packages-rpm/rpm-sslverify-off.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rpmSslverifyOff, {
  fires: [
    {
      name: 'beside git, with blanks, quoted, by sed that writes',
      dockerfile:
        'FROM a:1\nRUN git config a b && echo sslverify=0 > /etc/yum.repos.d/x.repo && git config http.sslVerify true\nRUN echo "sslverify = False" > /etc/yum.repos.d/x.repo\nRUN printf "sslverify=\'no\'" > /etc/yum.repos.d/x.repo\nRUN sed -i \'s/sslverify=1/sslverify=0/\' /etc/yum.conf\nRUN echo sslverify=0>>/etc/yum.conf&&git pull\n',
      lines: [2, 3, 4, 5, 6],
      fixed:
        'FROM a:1\nRUN git config a b && echo sslverify=1 > /etc/yum.repos.d/x.repo && git config http.sslVerify true\nRUN echo "sslverify = true" > /etc/yum.repos.d/x.repo\nRUN printf "sslverify=\'yes\'" > /etc/yum.repos.d/x.repo\nRUN sed -i \'s/sslverify=1/sslverify=1/\' /etc/yum.conf\nRUN echo sslverify=1>>/etc/yum.conf&&git pull\n',
    },

    {
      name: 'options',
      dockerfile:
        'FROM a:1\nRUN yum-config-manager --setopt="epel.sslverify=0" && dnf config-manager --setopt=sslVerify=No\nRUN dnf install -y --setopt sslverify=false a\n',
      lines: [2, 2, 3],
      fixed:
        'FROM a:1\nRUN yum-config-manager --setopt="epel.sslverify=1" && dnf config-manager --setopt=sslVerify=yes\nRUN dnf install -y --setopt sslverify=true a\n',
    },
    {
      name: 'configuration',
      dockerfile: 'FROM a:1\nRUN echo "sslverify=false" >> /etc/yum.conf\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN echo "sslverify=true" >> /etc/yum.conf\n',
    },
  ],
  silent: [
    {
      name: 'for git, what sed looks for, or nothing of packages',
      dockerfile:
        'FROM a:1\nRUN yum install -y git && git -c http.sslVerify=false clone x\nRUN yum install -y git && git config --global http.sslVerify "false" && git -c sslverify=0 clone x\nRUN yum install -y x && sed -i \'s/sslverify=0/sslverify=1/;s|sslverify=false||\' /etc/y\nRUN echo sslverify=0 > /etc/x\nENV yum=sslverify=0\n',
    },

    { name: 'on', dockerfile: 'FROM a:1\nRUN dnf install -y --setopt=sslverify=1 a\n' },
    {
      name: 'git',
      dockerfile:
        'FROM a:1\nRUN yum install -y git && git -c http.sslVerify=false clone https://x && git config http.https://x.sslVerify=false\n',
    },
    { name: 'comment', dockerfile: 'FROM a:1\n# sslverify=0\nRUN yum makecache\n' },
  ],
});

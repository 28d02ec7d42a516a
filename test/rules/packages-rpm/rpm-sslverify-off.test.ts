import { rpmSslverifyOff } from '../../../src/rules/packages-rpm/rpm-sslverify-off.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rpmSslverifyOff, {
  fires: [
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
    { name: 'on', dockerfile: 'FROM a:1\nRUN dnf install -y --setopt=sslverify=1 a\n' },
    {
      name: 'git',
      dockerfile:
        'FROM a:1\nRUN yum install -y git && git -c http.sslVerify=false clone https://x && git config http.https://x.sslVerify=false\n',
    },
    { name: 'comment', dockerfile: 'FROM a:1\n# sslverify=0\nRUN yum makecache\n' },
  ],
});

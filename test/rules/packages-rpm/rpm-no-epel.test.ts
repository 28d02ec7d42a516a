import { rpmNoEpel } from '../../../src/rules/packages-rpm/rpm-no-epel.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rpmNoEpel, {
  fires: [
    {
      name: 'a file of a repository',
      dockerfile:
        'FROM a:1\nRUN echo x > /etc/yum.repos.d/epel.repo\nRUN cat x.repo >&2 > /y && cat <<EOF > /etc/epel\nx\nEOF\n',
      lines: [2, 3],
    },

    {
      name: 'release package',
      dockerfile: 'FROM a:1\nRUN yum install -y epel-release\nRUN yum install -y --enablerepo=epel a\n',
      lines: [2, 3],
    },
  ],
  silent: [
    { name: 'another word', dockerfile: 'FROM a:1\nRUN echo repel epelx 2>&1 > /etc/x\n' },
    { name: 'no epel', dockerfile: 'FROM a:1\nRUN yum install -y steeple-tools\n' },
  ],
});

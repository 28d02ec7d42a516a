import { rpmNoEpel } from '../../../src/rules/packages-rpm/rpm-no-epel.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rpmNoEpel, {
  fires: [
    {
      name: 'release package',
      dockerfile: 'FROM a:1\nRUN yum install -y epel-release\nRUN yum install -y --enablerepo=epel a\n',
      lines: [2, 3],
    },
  ],
  silent: [{ name: 'no epel', dockerfile: 'FROM a:1\nRUN yum install -y steeple-tools\n' }],
});

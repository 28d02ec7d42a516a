import { composeCgroupParent } from '../../../src/rules/compose/compose-cgroup-parent.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeCgroupParent, {
  fires: [{ name: 'set', yaml: 'services:\n  a:\n    image: a:1\n    cgroup_parent: x\n', lines: [4] }],
  silent: [
    { name: 'empty', yaml: 'services:\n  a:\n    image: a:1\n    cgroup_parent:\n' },
    { name: 'another key', yaml: 'services:\n  a:\n    image: a:1\n    cgroup: host\n' },
  ],
});

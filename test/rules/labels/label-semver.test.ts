import { labelSemver } from '../../../src/rules/labels/label-semver.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelSemver, {
  fires: [
    { name: 'leading zero', dockerfile: 'FROM a:1\nLABEL org.opencontainers.image.version=1.02.3\n', lines: [2] },
  ],
  silent: [
    {
      name: 'good',
      dockerfile:
        'FROM a:1\nARG V\nLABEL org.opencontainers.image.version=1.2.3-rc.1+b.5\nLABEL org.opencontainers.image.version=$V version=x\n',
    },
    {
      name: 'a variable',
      dockerfile: 'FROM a:1\nARG RELEASE=edge\nLABEL org.opencontainers.image.version=${RELEASE}\n',
    },
  ],
});

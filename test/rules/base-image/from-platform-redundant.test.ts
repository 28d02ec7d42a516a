import { fromPlatformRedundant } from '../../../src/rules/base-image/from-platform-redundant.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(fromPlatformRedundant, {
  fires: [
    {
      name: 'braces',
      dockerfile: 'FROM --platform=${TARGETPLATFORM} a:1 AS b\n',
      lines: [1],
      fixed: 'FROM a:1 AS b\n',
    },
  ],
  silent: [
    { name: 'build platform', dockerfile: 'FROM --platform=$BUILDPLATFORM a:1\n' },
    { name: 'overridden', dockerfile: 'ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM a:1\n' },
  ],
});

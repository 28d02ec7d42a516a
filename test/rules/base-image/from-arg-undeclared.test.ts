import { fromArgUndeclared } from '../../../src/rules/base-image/from-arg-undeclared.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(fromArgUndeclared, {
  fires: [
    {
      name: 'declared in a stage only',
      dockerfile: 'ARG VERSION=1\nFROM a:${VERSOIN} AS x\nARG T=2\nFROM --platform=$P b:$T\n',
      lines: [2, 4, 4],
    },
  ],
  silent: [
    { name: 'declared, with or without default', dockerfile: 'ARG A=a\nARG B\nFROM $A:${B}\n' },
    { name: 'given by the builder', dockerfile: 'FROM --platform=$BUILDPLATFORM a-$TARGETARCH:1\n' },
    { name: 'with a default on the spot', dockerfile: 'FROM ${A:-debian}:${B-12}\n' },
    { name: 'a place that a Dev Container template fills in', dockerfile: 'FROM a:0-${templateOption:variant}\n' },
    { name: 'used elsewhere', dockerfile: 'FROM a:1\nRUN echo $B\n' },
  ],
});

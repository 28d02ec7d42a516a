import { fromArgDefaultInvalid } from '../../../src/rules/base-image/from-arg-default-invalid.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(fromArgDefaultInvalid, {
  fires: [
    {
      name: 'empty, a host missing, a default that is no tag',
      dockerfile: 'ARG A\nARG R\nARG T="x y"\nFROM ${A}\nFROM $R/b\nFROM c:$T\nFROM d@$A\n',
      lines: [4, 5, 6, 7],
    },
    {
      name: 'beside a place of a Dev Container template',
      dockerfile: 'ARG V=${templateOption:v}\nARG W=${templateOptions}\nFROM a:${W}\nFROM b:$V\n',
      lines: [3],
    },
  ],
  silent: [
    { name: 'empty and still valid', dockerfile: 'ARG V\nFROM a:stable${V}\nFROM b${V}\n' },
    { name: 'a default', dockerfile: 'ARG A\nARG B=x\nARG C=$B-y\nFROM a:${A:-1}\nFROM b:$C\n' },
    {
      name: 'a place that a Dev Container template fills in',
      dockerfile: 'ARG VARIANT=${templateOption:imageVariant}\nFROM a:${VARIANT}\n',
    },
    {
      name: 'a stage, the platform, undeclared, demanded',
      dockerfile:
        'ARG S=Build\nARG T\nARG TARGETARCH\nFROM a:1 AS build\nFROM $S\nFROM a:$TARGETARCH\nFROM x:$U\nFROM y:${T:?needed}\n',
    },
  ],
});

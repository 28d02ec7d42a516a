import { configureBuildFlag } from '../../../src/rules/shell/configure-build-flag.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(configureBuildFlag, {
  fires: [
    {
      name: 'path',
      dockerfile: 'FROM ubuntu:24.04\nRUN ../src/configure \\\n --prefix=/x\n',
      lines: [2],
      fixed:
        'FROM ubuntu:24.04\nRUN ../src/configure --build="$(dpkg-architecture --query DEB_BUILD_GNU_TYPE)" \\\n --prefix=/x\n',
    },
  ],
  silent: [
    { name: 'Alpine, Fedora', dockerfile: 'FROM alpine:3\nRUN ./configure\nFROM fedora:40\nRUN ./configure\n' },
    { name: 'given', dockerfile: 'FROM a:1\nRUN ./configure --build=x\n' },
    { name: 'another program', dockerfile: 'FROM a:1\nRUN apt configure && dpkg --configure -a\n' },
  ],
});

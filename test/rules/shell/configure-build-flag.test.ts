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
    {
      name: 'another base, JSON, another shell, options that are named alike',
      dockerfile:
        'FROM me/x:1\nRUN ./configure\nFROM debian:12\nRUN ["./configure", "a"]\nRUN bash -c "./configure a"\nRUN (./configure)\nRUN ./configure --with-build=x --buildx\n',
      lines: [2, 4, 5, 6, 7],
      fixed:
        'FROM me/x:1\nRUN ./configure\nFROM debian:12\nRUN ["./configure", "a"]\nRUN bash -c "./configure a"\nRUN (./configure)\nRUN ./configure --build="$(dpkg-architecture --query DEB_BUILD_GNU_TYPE)" --with-build=x --buildx\n',
    },
  ],
  silent: [
    { name: 'Alpine, Fedora', dockerfile: 'FROM alpine:3\nRUN ./configure\nFROM fedora:40\nRUN ./configure\n' },
    { name: 'given', dockerfile: 'FROM a:1\nRUN ./configure --build=x\n' },
    { name: 'another program', dockerfile: 'FROM a:1\nRUN apt configure && dpkg --configure -a\n' },
    {
      name: 'asked for help, another machine, other scripts',
      dockerfile:
        'FROM debian:12\nRUN ./configure --help\nRUN ./configure --host arm\nRUN configure x\nRUN ./configure.sh; ./configure/run; ./reconfigure\n',
    },
  ],
});

import { checksumTwoSpaces } from '../../../src/rules/network-tls-downloads/checksum-two-spaces.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(checksumTwoSpaces, {
  fires: [
    {
      name: 'flags of echo, variables, other ways to ask for a check',
      dockerfile:
        'FROM alpine:3\nRUN echo -n "${SHA} x.tgz" | sha256sum --check\nRUN echo -ne "abcdef12 x.tgz" | shasum -wc\nRUN echo $SHA x.tgz | md5sum -c\n',
      lines: [2, 3, 4],
      fixed:
        'FROM alpine:3\nRUN echo -n "${SHA}  x.tgz" | sha256sum --check\nRUN echo -ne "abcdef12  x.tgz" | shasum -wc\nRUN echo $SHA x.tgz | md5sum -c\n',
    },

    {
      name: 'hash',
      dockerfile:
        "FROM a:1\nRUN echo '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae a.tar' | sha256sum -c\n",
      lines: [2],
      fixed:
        "FROM a:1\nRUN echo '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae  a.tar' | sha256sum -c\n",
    },
    {
      name: 'shasum, which is Perl’s',
      dockerfile: 'FROM debian:12\nRUN echo "$SUM a" | shasum -c && echo "$SUM a" | sha256sum -c\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN echo "$SUM  a" | shasum -c && echo "$SUM a" | sha256sum -c\n',
    },
    {
      name: 'another stage with GNU',
      dockerfile:
        'FROM debian:12\nRUN apt-get update\nFROM node:22-alpine\nRUN echo "$SUM a" | sha256sum -c\nFROM a:1\nRUN echo "$SUM b" | sha256sum -c\n',
      lines: [4, 6],
      fixed:
        'FROM debian:12\nRUN apt-get update\nFROM node:22-alpine\nRUN echo "$SUM  a" | sha256sum -c\nFROM a:1\nRUN echo "$SUM  b" | sha256sum -c\n',
    },
    {
      name: 'variables',
      dockerfile: 'FROM a:1\nRUN a && echo "${SUM} ${FILE}.gz" | sha512sum --check --status\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && echo "${SUM}  ${FILE}.gz" | sha512sum --check --status\n',
    },
    { name: 'without quotes', dockerfile: 'FROM a:1\nRUN echo $SUM  a.tar | sha1sum -c -\n', lines: [2] },
    {
      name: 'a short hash',
      dockerfile: 'FROM a:1\nRUN echo "abc123 file" | sha256sum -c\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN echo "abc123  file" | sha256sum -c\n',
    },
  ],
  silent: [
    {
      name: 'other lines',
      dockerfile:
        'FROM alpine:3\nRUN printf "$SHA x.tgz" | sha256sum -c\nRUN echo "$SHA *x.tgz" | sha256sum -c && echo "$SHA" *x.tgz | sha256sum -c && echo $SHA *x.tgz | sha256sum -c\nRUN echo "$SHA x y.tgz" | sha256sum -c && echo $SHA x y.tgz | sha256sum -c && echo | sha256sum -c\nRUN echo "zz$SHA x.tgz" | sha256sum -c && echo "abc x.tgz" | sha256sum -c && echo "$SHA " | sha256sum -c && echo "$SHA-1 x.tgz" | sha256sum -c\nRUN echo xyz x.tgz | sha256sum -c && echo --n $SHA x.tgz | sha256sum -c && echo -nx $SHA x.tgz | sha256sum -c\n',
    },
    {
      name: 'no check',
      dockerfile:
        'FROM alpine:3\nRUN echo "$SHA x.tgz" | sha256sum && echo "$SHA x.tgz" | tac -c && echo "$SHA x.tgz" | my-md5sum -c\nRUN echo "$SHA x.tgz" | sha256sum x-c && echo "$SHA x.tgz" | sha256sum -c/x && echo "$SHA x.tgz" | shasum -a256c\nRUN echo "$SHA x.tgz" | shasum256 -c && echo "$SHA x.tgz" | sha256sum x\n',
    },

    ...[
      'FROM debian:12\n',
      'FROM docker.io/library/node:22-bookworm AS build\n',
      'FROM rockylinux:9\n',
      'FROM a:1\nRUN apt-get update && apt-get install -y curl\n',
      'FROM a:1 AS b\nFROM b\nRUN set -x; dnf -y install curl\n',
    ].map((head) => ({
      name: `GNU: ${head}`,
      dockerfile: `${head}RUN echo "$SUM a" | sha256sum -c && echo $SUM a | md5sum -c\n`,
    })),
    {
      name: 'two blanks',
      dockerfile: 'FROM a:1\nRUN echo "$SUM  a" | sha256sum -c && printf "%s  %s" $SUM a | sha256sum -c\n',
    },
    { name: 'binary mark', dockerfile: 'FROM a:1\nRUN echo "$SUM *a" | sha256sum -c -\n' },
    { name: 'no check', dockerfile: 'FROM a:1\nRUN echo "$SUM a" | sha256sum\n' },
    { name: 'other text', dockerfile: 'FROM a:1\nRUN echo "some text here" | sha256sum -c\n' },
    { name: 'another pipeline', dockerfile: 'FROM a:1\nRUN echo "$SUM a"; sha256sum -c sums\n' },
  ],
});

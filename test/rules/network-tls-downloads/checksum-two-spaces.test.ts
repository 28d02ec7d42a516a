import { checksumTwoSpaces } from '../../../src/rules/network-tls-downloads/checksum-two-spaces.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(checksumTwoSpaces, {
  fires: [
    {
      name: 'hash',
      dockerfile:
        "FROM a:1\nRUN echo '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae a.tar' | sha256sum -c\n",
      lines: [2],
      fixed:
        "FROM a:1\nRUN echo '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae  a.tar' | sha256sum -c\n",
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
      name: 'two blanks',
      dockerfile: 'FROM a:1\nRUN echo "$SUM  a" | sha256sum -c && printf "%s  %s" $SUM a | sha256sum -c\n',
    },
    { name: 'binary mark', dockerfile: 'FROM a:1\nRUN echo "$SUM *a" | sha256sum -c -\n' },
    { name: 'no check', dockerfile: 'FROM a:1\nRUN echo "$SUM a" | sha256sum\n' },
    { name: 'other text', dockerfile: 'FROM a:1\nRUN echo "some text here" | sha256sum -c\n' },
    { name: 'another pipeline', dockerfile: 'FROM a:1\nRUN echo "$SUM a"; sha256sum -c sums\n' },
  ],
});

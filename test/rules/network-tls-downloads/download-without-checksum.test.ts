import { downloadWithoutChecksum } from '../../../src/rules/network-tls-downloads/download-without-checksum.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(downloadWithoutChecksum, {
  fires: [
    {
      name: 'other ways to store, other endings, other checks',
      dockerfile:
        'FROM a:1\nRUN curl --output a.tgz https://x/a.tgz\nRUN curl --remote-name https://x/a.tar.zst?b=c\nRUN curl -O https://x/a.zip#c && sha-sum a\nRUN curl https://x/a.deb > a.deb 2> log\nRUN curl -OJ https://x/a.jar && gpg --import k && openssl version && cosign version\nRUN curl -o x https://x/readme https://x/a.rpm && my-md5sum a && sha256sums a && echo --verify\nRUN wget https://x/a.tar.zstd && gpg k--verify && agpg --verify k && gpg-x --verify y\n',
      lines: [2, 3, 4, 5, 6, 7, 8],
    },

    {
      name: 'once a RUN',
      dockerfile:
        'FROM a:1\nRUN wget -q https://x.y/a.zip && \\\n  curl -fO https://x.y/b.deb\nRUN curl -f https://x.y/$V.tar.gz > a\n',
      lines: [2, 4],
    },
  ],
  silent: [
    {
      name: 'not stored',
      dockerfile:
        'FROM a:1\nRUN curl https://x/a.tgz && curl https://x/a.tgz 2> log\nRUN wget --output-document - https://x/a.tgz && curl --output /dev/null https://x/a.tgz && wget -O /dev/null https://x/a.tgz\nRUN curl -O https://x/a.tgz | tee log\nRUN wget https://x/a.tgz.sum/readme && wget https://x/a.zipper\n',
    },
    {
      name: 'checked',
      dockerfile:
        'FROM a:1\nRUN wget https://x/a.tgz && gpg2 --verify a.asc\nRUN wget https://x/a.tgz && minisign -Vm a.tgz -P k\nRUN wget https://x/a.tgz && minisign -m a.tgz\nRUN wget https://x/a.tgz && cosign verify-blob a.tgz\nRUN wget https://x/a.tgz && openssl dgst -verify k a.tgz\nRUN wget https://x/a.tgz && b2sum -c x\n',
    },

    {
      name: 'checked',
      dockerfile:
        'FROM a:1\nRUN wget -q https://x.y/a.zip && sha256sum -c sums\nRUN wget -q https://x.y/a.zip && gpg --batch --verify a.sig a.zip\n',
    },
    {
      name: 'keys and texts',
      dockerfile: 'FROM a:1\nRUN curl -fo k https://x.y/key.asc && wget -q https://x.y/a.conf\n',
    },
    {
      name: 'in a pipe',
      dockerfile: 'FROM a:1\nRUN curl -f https://x.y/a.tar.gz | tar xz && wget -qO - https://x.y/a.gz\n',
    },
  ],
});

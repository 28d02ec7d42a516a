import { downloadWithoutChecksum } from '../../../src/rules/network-tls-downloads/download-without-checksum.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(downloadWithoutChecksum, {
  fires: [
    {
      name: 'once a RUN',
      dockerfile:
        'FROM a:1\nRUN wget -q https://x.y/a.zip && \\\n  curl -fO https://x.y/b.deb\nRUN curl -f https://x.y/$V.tar.gz > a\n',
      lines: [2, 4],
    },
  ],
  silent: [
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

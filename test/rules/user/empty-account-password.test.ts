import { emptyAccountPassword } from '../../../src/rules/user/empty-account-password.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(emptyAccountPassword, {
  fires: [
    {
      name: 'options in a cluster, an empty hash',
      dockerfile: 'FROM a:1\nRUN useradd -mp "" foo; passwd -dq root; echo \'root:\' | chpasswd -e\n',
      lines: [2, 2, 2],
    },
    {
      name: 'a copied here-document',
      dockerfile: 'FROM a:1\nCOPY <<EOF /etc/shadow\nbin:*:1::::::\nroot::1:0:99999:7:::\nEOF\n',
      lines: [4],
    },
    {
      name: 'what tee writes',
      dockerfile: "FROM a:1\nRUN printf 'app::1000:1000::/h:/bin/sh\\n' | tee -a /etc/passwd\n",
      lines: [2],
    },
    {
      name: 'what echo writes',
      dockerfile: "FROM a:1\nRUN echo 'app::19000:0:99999:7:::' >> /etc/shadow\n",
      lines: [2],
    },
    { name: 'useradd', dockerfile: "FROM debian:12\nRUN useradd -p '' app\n", lines: [2] },
    { name: 'sed', dockerfile: "FROM debian:12\nRUN sed -i 's/root:x:/root::/' /etc/passwd\n", lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM debian:12\nONBUILD RUN passwd --delete app\n', lines: [2] },
  ],
  silent: [
    {
      name: 'a locked account, a group',
      dockerfile: "FROM a:1\nRUN echo 'app:!:19000::::::' >> /etc/shadow && echo 'app::1000:' >> /etc/group\n",
    },
    { name: 'hash', dockerfile: "FROM debian:12\nRUN useradd -p '!' app\n" },
    { name: 'locked', dockerfile: 'FROM debian:12\nRUN adduser -D app && adduser --disabled-password x\n' },
    { name: 'other sed', dockerfile: "FROM debian:12\nRUN sed -i 's/a::/b::/' /etc/x\n" },
  ],
});

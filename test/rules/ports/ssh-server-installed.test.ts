import { sshServerInstalled } from '../../../src/rules/ports/ssh-server-installed.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(sshServerInstalled, {
  fires: [
    {
      name: 'apk, dnf',
      dockerfile:
        'FROM a:1\nRUN apk add --no-cache openssh bash\nONBUILD RUN dnf install -y openssh-server\nRUN apt-get install -y dropbear=1.0\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [
    {
      name: 'other packages and managers',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y openssh-client openssh-server-x my-dropbear openssh && pip install openssh-server && npm install dropbear && apt-get\n',
    },

    {
      name: 'clients',
      dockerfile:
        'FROM a:1\nRUN apk add openssh-client && apt-get install -y openssh-client && apt-get remove openssh-server && echo openssh-server\n',
    },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nRUN apk add openssh\nFROM c:1\nCOPY --from=b x y\n',
    },
  ],
});

import { aptAllowUnauthenticated } from '../../../src/rules/packages-apt/apt-allow-unauthenticated.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptAllowUnauthenticated, {
  fires: [
    {
      name: 'on a line of its own, as an option, in exec form',
      dockerfile:
        'FROM a:1\nRUN apt-get install \\\n    b \\\n    --allow-unauthenticated\nRUN apt-get -o APT::Get::AllowUnauthenticated=true install c\nRUN ["apt-get", "install", "--allow-unauthenticated", "d"]\n',
      lines: [4, 5, 6],
      fixed: 'FROM a:1\nRUN apt-get install \\\n    b\nRUN apt-get install c\nRUN ["apt-get", "install", "d"]\n',
    },

    {
      name: 'options in one word',
      dockerfile:
        'FROM debian:12\nRUN apt-get -oAPT::Get::AllowUnauthenticated=true -o Acquire::AllowInsecureRepositories=true install x\n',
      lines: [2, 2],
      fixed: 'FROM debian:12\nRUN apt-get install x\n',
    },
    {
      name: 'a source that is trusted',
      dockerfile:
        'FROM debian:12\nRUN echo "deb [arch=amd64 trusted=yes] http://x y z" > /etc/apt/sources.list.d/x.list\nCOPY <<EOF /etc/apt/sources.list.d/y.list\ndeb [trusted=yes] http://x y z\nEOF\n',
      lines: [2, 4],
    },
    {
      name: 'flag',
      dockerfile: 'FROM a:1\nRUN apt-get install --allow-unauthenticated -y x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get install -y x\n',
    },
    {
      name: 'option',
      dockerfile: 'FROM a:1\nRUN apt-get -o APT::Get::AllowUnauthenticated=true install x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get install x\n',
    },
  ],
  silent: [
    { name: 'text that is only shown', dockerfile: 'FROM debian:12\nRUN echo "deb [trusted=yes] x"\n' },
    { name: 'echo', dockerfile: 'FROM a:1\nRUN echo --allow-unauthenticated\n' },
  ],
});

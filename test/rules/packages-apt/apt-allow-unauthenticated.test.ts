import { aptAllowUnauthenticated } from '../../../src/rules/packages-apt/apt-allow-unauthenticated.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptAllowUnauthenticated, {
  fires: [
    {
      name: 'ADD, odd blanks, other options beside it',
      dockerfile:
        'FROM a:1\nADD <<EOF /etc/apt/sources.list.d/y.list\ndeb   [ trusted = yes arch=amd64 ] http://x y z\ndeb-src [trusted=yes] http://x y z\nEOF\n',
      lines: [3, 4],
    },
    {
      name: 'a source in the newer format',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /etc/apt/sources.list.d/y.sources\nTypes: deb\nTrusted:   yes\nTrusted:yes\nEOF\nRUN echo "# sources.list" && printf \'X-Trusted: yes\'\nRUN add-apt-repository "deb [trusted=yes] http://x y main"\n',
      lines: [4, 5, 8],
    },
    {
      name: 'repositories without a signature',
      dockerfile:
        'FROM a:1\nRUN apt-get update --allow-insecure-repositories && apt-get install -y --allow-downgrades --allow-unauthenticated x\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN apt-get update && apt-get install -y --allow-downgrades x\n',
    },

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
      name: 'a source of the network beside one of the image',
      dockerfile:
        'FROM debian:12\nCOPY <<EOF /etc/apt/sources.list.d/y.sources\nTypes: deb\nURIs: file:/srv/repo\nTrusted: yes\n\nTypes: deb\nURIs: https://x.example/y\nTrusted: yes\nEOF\n',
      lines: [5, 9],
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
    {
      name: 'trusted sources that this file does not write, and no trusted one',
      dockerfile:
        'FROM a:1\nLABEL apt="sources.list deb [trusted=yes] http://x y z"\nRUN echo "deb [arch=amd64 signed-by=/k] http://x y z # not trusted=yes" > /etc/apt/sources.list.d/x.list\n',
    },
    { name: 'another manager', dockerfile: 'FROM a:1\nRUN apk add --allow-unauthenticated x\n' },
    { name: 'switched off', dockerfile: 'FROM a:1\nRUN apt-get -o APT::Get::AllowUnauthenticated=false install x\n' },

    {
      name: 'packages that the image holds itself, as those it has just built',
      dockerfile:
        'FROM debian:12\nRUN echo "deb [ trusted=yes ] file://$tempDir ./" > /etc/apt/sources.list.d/temp.list && apt-get update\nRUN echo "deb [trusted=yes] copy:/srv/repo ./" >> /etc/apt/sources.list\nCOPY <<EOF /etc/apt/sources.list.d/y.sources\nTypes: deb\nURIs: file:/srv/repo\nTrusted: yes\nEOF\nRUN cat /etc/apt/sources.list.d/*\n',
    },
    { name: 'text that is only shown', dockerfile: 'FROM debian:12\nRUN echo "deb [trusted=yes] x"\n' },
    { name: 'echo', dockerfile: 'FROM a:1\nRUN echo --allow-unauthenticated\n' },
  ],
});

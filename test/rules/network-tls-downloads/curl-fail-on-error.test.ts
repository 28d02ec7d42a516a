import { curlFailOnError } from '../../../src/rules/network-tls-downloads/curl-fail-on-error.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(curlFailOnError, {
  fires: [
    {
      name: 'a configuration file, a status that goes elsewhere, other options',
      dockerfile:
        "FROM a:1\nRUN curl -K x.conf\nRUN curl --config x.conf\nRUN curl -w '%{size_download}' https://x/a\nRUN curl x-y -o z https://x/a\nRUN curl --location -o -s https://x/a\n",
      lines: [2, 3, 4, 5, 6],
      fixed:
        "FROM a:1\nRUN curl -f -K x.conf\nRUN curl -f --config x.conf\nRUN curl -f -w '%{size_download}' https://x/a\nRUN curl -f x-y -o z https://x/a\nRUN curl -f --location -o -s https://x/a\n",
    },

    {
      name: 'no options',
      dockerfile: 'FROM a:1\nRUN curl https://x | sh\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl -f https://x | sh\n',
    },
    {
      name: 'into a cluster',
      dockerfile: 'FROM a:1\nRUN curl -sSL https://x -o a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl -fsSL https://x -o a\n',
    },
    {
      name: 'each call, ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD RUN curl -o f https://x && curl -f https://y && curl $URL\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nONBUILD RUN curl -f -o f https://x && curl -f https://y && curl -f $URL\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM a:1\nRUN ["curl", "-s", "https://x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["curl", "-f", "-s", "https://x"]\n',
    },
    {
      name: 'inside a substitution',
      dockerfile: 'FROM a:1\nRUN V="$(curl -s https://x)" && echo $V\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN V="$(curl -fs https://x)" && echo $V\n',
    },
    {
      name: 'a list without blanks',
      dockerfile: 'FROM a:1\nRUN ["curl","-sS","https://x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["curl","-f","-sS","https://x"]\n',
    },
  ],
  silent: [
    {
      name: 'no download, or the status is looked at',
      dockerfile:
        'FROM a:1\nRUN curl && curl -V https://x && curl --version https://x && curl -h https://x && curl --help https://x && curl -M https://x && curl --manual https://x\nRUN curl --write-out "%{http_code}" https://x/a && curl -w \'%{response_code}\' https://x/a\nRUN wget https://x/a\n',
    },

    {
      name: 'flag',
      dockerfile:
        'FROM a:1\nRUN curl -sSfL https://x; curl --fail https://x; curl --fail-with-body https://x; curl -fo a https://x\n',
    },
    {
      name: 'status is looked at',
      dockerfile: "FROM a:1\nRUN test $(curl -s -o /dev/null -w '%{http_code}' https://x) = 200\n",
    },
    { name: 'no download', dockerfile: 'FROM a:1\nRUN curl --version && curl -V\n' },
    { name: 'installed', dockerfile: 'FROM a:1\nRUN apt-get install -y curl && which curl\n' },
    { name: 'not in a RUN', dockerfile: 'FROM a:1\nHEALTHCHECK CMD curl http://localhost/\n' },
  ],
});

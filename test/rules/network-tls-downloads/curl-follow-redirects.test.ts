import { curlFollowRedirects } from '../../../src/rules/network-tls-downloads/curl-follow-redirects.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(curlFollowRedirects, {
  fires: [
    {
      name: 'hosts that only look like numbers, with names of users, other methods',
      dockerfile:
        'FROM a:1\nRUN curl -o a https://user:pass@example.org/a\nRUN curl -o a http://localhost.example.org/a\nRUN curl -o a https://1.example.org:80/a?b\nRUN curl -o a https://my-localhost\nRUN curl --request DELETE https://example.org/a\nRUN curl -X PUT https://example.org/a && curl -X PUTS https://example.org/a && curl -X FORGET https://example.org/a\nRUN curl -o a http://127.0.0.1/a https://example.org/a\n',
      lines: [2, 3, 4, 5, 6, 7, 7, 7, 8],
      fixed:
        'FROM a:1\nRUN curl -L -o a https://user:pass@example.org/a\nRUN curl -L -o a http://localhost.example.org/a\nRUN curl -L -o a https://1.example.org:80/a?b\nRUN curl -L -o a https://my-localhost\nRUN curl --follow --request DELETE https://example.org/a\nRUN curl -L -X PUT https://example.org/a && curl --follow -X PUTS https://example.org/a && curl --follow -X FORGET https://example.org/a\nRUN curl -L -o a http://127.0.0.1/a https://example.org/a\n',
    },

    {
      name: 'missing',
      dockerfile: 'FROM a:1\nRUN curl -o a https://x.y/a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl -L -o a https://x.y/a\n',
    },
    {
      name: 'another method',
      dockerfile: 'FROM a:1\nRUN ["curl", "-X", "DELETE", "https://x.y/a"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["curl", "--follow", "-X", "DELETE", "https://x.y/a"]\n',
    },
  ],
  silent: [
    {
      name: 'settled, or the machine itself',
      dockerfile:
        "FROM a:1\nRUN curl --follow https://example.org && curl -V https://example.org && curl --version https://example.org && curl -h https://example.org && curl --help https://example.org\nRUN curl -M https://example.org && curl --manual https://example.org && wget https://example.org\nRUN curl http://localhost:80/a && curl http://me@127.0.0.1?x && curl 'http://[::1]:80/a' && curl http://127.0.0.1 && curl ftp://example.org/http://x.org\n",
    },

    {
      name: 'followed',
      dockerfile:
        'FROM a:1\nRUN curl -fsSL https://x.y/a; curl --location https://x.y/a; curl --location-trusted https://x.y\n',
    },
    { name: 'addresses of machines', dockerfile: 'FROM a:1\nRUN curl http://127.0.0.1:80/ http://[::1]/\n' },
    { name: 'no address', dockerfile: 'FROM a:1\nRUN curl --version; curl file:///a; curl $URL\n' },
  ],
});

import { curlFollowRedirects } from '../../../src/rules/network-tls-downloads/curl-follow-redirects.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(curlFollowRedirects, {
  fires: [
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
      name: 'followed',
      dockerfile:
        'FROM a:1\nRUN curl -fsSL https://x.y/a; curl --location https://x.y/a; curl --location-trusted https://x.y\n',
    },
    { name: 'addresses of machines', dockerfile: 'FROM a:1\nRUN curl http://127.0.0.1:80/ http://[::1]/\n' },
    { name: 'no address', dockerfile: 'FROM a:1\nRUN curl --version; curl file:///a; curl $URL\n' },
  ],
});

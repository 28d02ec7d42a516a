import { cleartextUrl } from '../../../src/rules/network-tls-downloads/cleartext-url.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(cleartextUrl, {
  fires: [
    {
      name: 'behind bash -c, once',
      dockerfile: 'FROM a:1\nRUN bash -c "curl http://a.b/c"\nRUN sh -c "echo http://a.b && x http://d.e"\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN bash -c "curl https://a.b/c"\nRUN sh -c "echo http://a.b && x https://d.e"\n',
    },

    {
      name: 'ADD',
      dockerfile: 'FROM a:1\nADD http://example.org/a ftp://example.org/b /\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nADD https://example.org/a ftp://example.org/b /\n',
    },
    {
      name: 'curl, wget, pip',
      dockerfile:
        'FROM a:1\nRUN curl -f "http://example.org/$V.tar" && \\\n  wget -q http://1.2.3.4/a\nONBUILD RUN pip install -i http://mirror.example.org/simple a\n',
      lines: [2, 3, 4],
      fixed:
        'FROM a:1\nRUN curl -f "https://example.org/$V.tar" && \\\n  wget -q https://1.2.3.4/a\nONBUILD RUN pip install -i https://mirror.example.org/simple a\n',
    },
    {
      name: 'start command, exec form',
      dockerfile:
        'FROM a:1\nCMD ["serve", "--upstream=http://api.example.org/"]\nENTRYPOINT x http://api.example.org\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nCMD ["serve", "--upstream=https://api.example.org/"]\nENTRYPOINT x https://api.example.org\n',
    },
    {
      name: 'heredoc',
      dockerfile: 'FROM a:1\nRUN <<EOF\nwget -q http://example.org/a\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\nwget -q https://example.org/a\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'this machine and inner networks',
      dockerfile:
        'FROM a:1\nRUN curl -f http://localhost:80/ http://127.0.0.1/ "http://[::1]:3/" http://10.0.0.1/ http://192.168.1.1/\nCMD ["a", "http://0.0.0.0:80", "http://db:9200", "http://metadata.google.internal/"]\n',
    },
    {
      name: 'namespaces',
      dockerfile:
        'FROM a:1\nRUN xmlstarlet -N x=http://maven.apache.org/POM/4.0.0 sel http://www.w3.org/2001/XMLSchema http://schemas.xmlsoap.org/a\n',
    },
    {
      name: 'unknown hosts',
      dockerfile: 'FROM a:1\nRUN curl -f http://$HOST/a http://${HOST}:80 "http://mirror.${D}/x"\n',
    },
    {
      name: 'mirrors of distributions',
      dockerfile:
        'FROM a:1\nRUN echo "deb http://mirror.example.org/debian bookworm main" > /etc/apt/sources.list\nRUN sed -i s,http://a.example.org,http://b.example.org, /etc/apt/sources.list\nRUN apk add --no-cache -X http://dl-cdn.alpinelinux.org/alpine/edge/main a && add-apt-repository "deb http://x.example.org a b"\n',
    },
    {
      name: 'health checks and texts',
      dockerfile:
        'FROM a:1\nHEALTHCHECK CMD curl -f http://example.org/\nLABEL url=http://example.org\nRUN echo see http://example.org\n# http://example.org\n',
    },
    {
      name: 'values that are sent, proxies',
      dockerfile:
        'FROM a:1\nRUN curl -f -H "Referer: http://example.org" -x http://proxy.example.org:3128 https://example.org/a\n',
    },
    { name: 'https', dockerfile: 'FROM a:1\nRUN curl -f https://example.org/?u=http%3A//a\n' },
  ],
});

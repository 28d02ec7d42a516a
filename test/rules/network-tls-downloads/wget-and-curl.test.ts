import { wgetAndCurl } from '../../../src/rules/network-tls-downloads/wget-and-curl.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(wgetAndCurl, {
  fires: [
    {
      name: 'the second tool, once',
      dockerfile: 'FROM a:1\nRUN curl -f https://x\nRUN wget https://x && wget https://y\nRUN curl -f https://z\n',
      lines: [3],
    },
    {
      name: 'in one RUN, ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD RUN curl -f https://x && \\\n  wget https://y\n',
      lines: [3],
    },
  ],
  silent: [
    { name: 'one a stage', dockerfile: 'FROM a:1\nRUN curl -f https://x\nFROM b:1\nRUN wget https://x\n' },
    {
      name: 'installed, named',
      dockerfile: 'FROM a:1\nRUN apt-get install -y wget curl && echo wget && curl -f https://x\n',
    },
  ],
});

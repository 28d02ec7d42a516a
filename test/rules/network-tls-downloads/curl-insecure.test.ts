import { curlInsecure } from '../../../src/rules/network-tls-downloads/curl-insecure.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(curlInsecure, {
  fires: [
    {
      name: 'a file with it among other lines',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /root/.curlrc\n  -insecure\n   insecure  \nretry = 3\nEOF\nRUN echo  insecure  >>  ~/.curlrc\n',
      lines: [3, 4, 7],
    },

    {
      name: 'short',
      dockerfile: 'FROM a:1\nRUN curl -k https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl https://x\n',
    },
    {
      name: 'cluster',
      dockerfile: 'FROM a:1\nRUN curl -sSfLk https://x | sh\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl -sSfL https://x | sh\n',
    },
    {
      name: 'long',
      dockerfile: 'FROM a:1\nRUN a && curl https://x --insecure\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && curl https://x\n',
    },
    {
      name: 'on a line of its own',
      dockerfile: 'FROM a:1\nRUN curl \\\n    -k \\\n    https://x\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN curl \\\n    https://x\n',
    },
    {
      name: 'last, on a line of its own',
      dockerfile: 'FROM a:1\nRUN curl https://x \\\n    -k\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN curl https://x\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM a:1\nRUN ["curl", "-k", "https://x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["curl", "https://x"]\n',
    },
    {
      name: 'cluster with a value',
      dockerfile: 'FROM a:1\nONBUILD RUN curl -sko k https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN curl -so k https://x\n',
    },
    {
      name: 'configuration',
      dockerfile: 'FROM a:1\nRUN echo insecure > x && echo "insecure" >> ~/.curlrc\n',
      lines: [2],
    },
    {
      name: 'copied configuration',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /root/.curlrc\n--insecure\nEOF\n# .curlrc\nRUN <<EOF\ncat > .curlrc <<X\ninsecure\nX\nEOF\n',
      lines: [3, 8],
    },
    {
      name: 'a configuration that echo writes',
      dockerfile: 'FROM a:1\nRUN echo insecure >> ~/.curlrc\nRUN echo insecure>/root/.curlrc\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'other options, other files, other words',
      dockerfile:
        'FROM a:1\nRUN curl --no-insecure --insecurely https://x && wget -k https://x\nCOPY <<EOF /root/x\ninsecure\nEOF\nCOPY <<EOF /root/.curlrc\ninsecure = false\nuser = not insecure\nEOF\nRUN echo insecure && echo x > ~/.curlrc\n',
    },

    { name: 'output name', dockerfile: 'FROM a:1\nRUN curl -o -k https://x\n' },
    { name: 'glued output', dockerfile: 'FROM a:1\nRUN curl -opk https://x\n' },
    { name: 'long option', dockerfile: 'FROM a:1\nRUN curl --keepalive-time 2 https://x\n' },
    { name: 'value of a long option', dockerfile: 'FROM a:1\nRUN curl --user-agent -k https://x\n' },
    { name: 'another program', dockerfile: 'FROM a:1\nRUN apt-get install curl -k\n' },
    { name: 'prose', dockerfile: 'FROM a:1\nRUN echo insecure things | tee .curlrc.md\n' },
  ],
});

import { curlRetryConfig } from '../../../src/rules/network-tls-downloads/curl-retry-config.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(curlRetryConfig, {
  fires: [
    {
      name: 'installed among others',
      dockerfile: 'FROM a:1\nRUN apt-get install -y git curl\n',
      lines: [2],
      fixed:
        'FROM a:1\nENV CURL_HOME=/etc/curl\nCOPY --chmod=0644 <<EOF ${CURL_HOME}/.curlrc\nretry = 5\nretry-connrefused\nconnect-timeout = 15\nmax-time = 300\nEOF\nRUN apt-get install -y git curl\n',
    },
    {
      name: 'wget first',
      dockerfile: 'FROM a:1\nRUN wget https://x/a && curl https://x/b\n',
      lines: [2],
      fixed:
        'FROM a:1\nENV CURL_HOME=/etc/curl\nCOPY --chmod=0644 <<EOF ${CURL_HOME}/.curlrc\nretry = 5\nretry-connrefused\nconnect-timeout = 15\nmax-time = 300\nEOF\nRUN wget https://x/a && curl https://x/b\n',
    },
    {
      name: 'a stage on one that is configured later',
      dockerfile: 'FROM a:1 AS a\nRUN curl https://x/a\nCOPY x /root/.curlrc\nFROM a AS b\nRUN curl https://x/b\n',
      lines: [2],
    },

    {
      name: 'configured, but further down: another file would be one too many',
      dockerfile: 'FROM a:1\nRUN curl https://b.c\nENV CURL_HOME=/d\nRUN curl https://e.f\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl https://b.c\nENV CURL_HOME=/d\nRUN curl https://e.f\n',
    },

    {
      name: 'a stage upon another one, which gets the file from that',
      dockerfile: 'FROM a:1 AS b\nRUN curl https://c.d\nFROM b\nRUN curl https://e.f\n',
      lines: [2, 4],
      fixed:
        'FROM a:1 AS b\nENV CURL_HOME=/etc/curl\nCOPY --chmod=0644 <<EOF ${CURL_HOME}/.curlrc\nretry = 5\nretry-connrefused\nconnect-timeout = 15\nmax-time = 300\nEOF\nRUN curl https://c.d\nFROM b\nRUN curl https://e.f\n',
    },

    {
      name: 'once a stage',
      dockerfile: 'FROM a:1\nRUN apt-get install -y curl\nRUN curl https://x\n',
      lines: [2],
      fixed:
        'FROM a:1\nENV CURL_HOME=/etc/curl\nCOPY --chmod=0644 <<EOF ${CURL_HOME}/.curlrc\nretry = 5\nretry-connrefused\nconnect-timeout = 15\nmax-time = 300\nEOF\nRUN apt-get install -y curl\nRUN curl https://x\n',
    },
    {
      name: 'each stage',
      dockerfile: 'FROM a:1\nRUN curl https://x\nFROM b:1\nRUN curl https://x\n',
      lines: [2, 4],
      fixed:
        'FROM a:1\nENV CURL_HOME=/etc/curl\nCOPY --chmod=0644 <<EOF ${CURL_HOME}/.curlrc\nretry = 5\nretry-connrefused\nconnect-timeout = 15\nmax-time = 300\nEOF\nRUN curl https://x\nFROM b:1\nENV CURL_HOME=/etc/curl\nCOPY --chmod=0644 <<EOF ${CURL_HOME}/.curlrc\nretry = 5\nretry-connrefused\nconnect-timeout = 15\nmax-time = 300\nEOF\nRUN curl https://x\n',
    },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD RUN curl https://x\n', lines: [2] },
  ],
  silent: [
    {
      name: 'not installed',
      dockerfile:
        'FROM a:1\nRUN apt-get remove curl && apt-get install -y git && apt-get reinstall curl && apt-get install-x curl && wget https://x/a && apt-get\n',
    },

    { name: 'on the command', dockerfile: 'FROM a:1\nRUN curl --retry 3 https://x\n' },
    { name: 'configured', dockerfile: 'FROM a:1 AS b\nENV CURL_HOME=/x\nFROM b\nRUN curl https://x\n' },
    { name: 'a file is copied', dockerfile: 'FROM a:1\nCOPY .curlrc /root/\nRUN curl https://x\n' },
    { name: 'another tool', dockerfile: 'FROM a:1\nRUN echo curl wget\n' },
  ],
});

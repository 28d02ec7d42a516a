import { wgetRetryConfig } from '../../../src/rules/network-tls-downloads/wget-retry-config.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(wgetRetryConfig, {
  fires: [
    {
      name: 'installed among others',
      dockerfile: 'FROM a:1\nRUN apt-get install -y git wget\n',
      lines: [2],
      fixed:
        'FROM a:1\nENV WGETRC=/etc/wgetrc\nCOPY --chmod=0644 <<EOF ${WGETRC}\ntries = 5\ntimeout = 60\nretry_connrefused = on\nEOF\nRUN apt-get install -y git wget\n',
    },
    {
      name: 'curl first',
      dockerfile: 'FROM a:1\nRUN curl https://x/a && wget https://x/b\n',
      lines: [2],
      fixed:
        'FROM a:1\nENV WGETRC=/etc/wgetrc\nCOPY --chmod=0644 <<EOF ${WGETRC}\ntries = 5\ntimeout = 60\nretry_connrefused = on\nEOF\nRUN curl https://x/a && wget https://x/b\n',
    },
    {
      name: 'a stage on one that is configured later',
      dockerfile: 'FROM a:1 AS a\nRUN wget https://x/a\nCOPY x /root/.wgetrc\nFROM a AS b\nRUN wget https://x/b\n',
      lines: [2],
    },

    {
      name: 'configured, but further down: another file would be one too many',
      dockerfile: 'FROM a:1\nRUN wget https://b.c\nENV WGETRC=/d\nRUN wget https://e.f\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN wget https://b.c\nENV WGETRC=/d\nRUN wget https://e.f\n',
    },

    {
      name: 'a stage upon another one, which gets the file from that',
      dockerfile: 'FROM a:1 AS b\nRUN wget https://c.d\nFROM b\nRUN wget https://e.f\n',
      lines: [2, 4],
      fixed:
        'FROM a:1 AS b\nENV WGETRC=/etc/wgetrc\nCOPY --chmod=0644 <<EOF ${WGETRC}\ntries = 5\ntimeout = 60\nretry_connrefused = on\nEOF\nRUN wget https://c.d\nFROM b\nRUN wget https://e.f\n',
    },

    {
      name: 'once a stage',
      dockerfile: 'FROM a:1\nRUN apt-get install -y wget\nRUN wget https://x\n',
      lines: [2],
      fixed:
        'FROM a:1\nENV WGETRC=/etc/wgetrc\nCOPY --chmod=0644 <<EOF ${WGETRC}\ntries = 5\ntimeout = 60\nretry_connrefused = on\nEOF\nRUN apt-get install -y wget\nRUN wget https://x\n',
    },
    {
      name: 'each stage',
      dockerfile: 'FROM a:1\nRUN wget https://x\nFROM b:1\nRUN wget https://x\n',
      lines: [2, 4],
      fixed:
        'FROM a:1\nENV WGETRC=/etc/wgetrc\nCOPY --chmod=0644 <<EOF ${WGETRC}\ntries = 5\ntimeout = 60\nretry_connrefused = on\nEOF\nRUN wget https://x\nFROM b:1\nENV WGETRC=/etc/wgetrc\nCOPY --chmod=0644 <<EOF ${WGETRC}\ntries = 5\ntimeout = 60\nretry_connrefused = on\nEOF\nRUN wget https://x\n',
    },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD RUN wget https://x\n', lines: [2] },
  ],
  silent: [
    {
      name: 'not installed, or tries often',
      dockerfile:
        'FROM a:1\nRUN apt-get remove wget && apt-get install -y git && apt-get reinstall wget && apt-get install-x wget && curl https://x/a && wget -t 3 https://x && apt-get\n',
    },

    { name: 'on the command', dockerfile: 'FROM a:1\nRUN wget --tries 3 https://x\n' },
    { name: 'configured', dockerfile: 'FROM a:1 AS b\nENV WGETRC=/x\nFROM b\nRUN wget https://x\n' },
    { name: 'a file is copied', dockerfile: 'FROM a:1\nCOPY .wgetrc /root/\nRUN wget https://x\n' },
    { name: 'another tool', dockerfile: 'FROM a:1\nRUN echo curl wget\n' },
  ],
});

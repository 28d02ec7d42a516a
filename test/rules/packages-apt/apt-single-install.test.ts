import { aptSingleInstall } from '../../../src/rules/packages-apt/apt-single-install.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptSingleInstall, {
  fires: [
    {
      name: 'what keeps nothing apart: other instructions, other calls, what runs before and behind',
      dockerfile:
        'FROM a:1\nRUN apt-get install\nRUN curl x && apt-get install -y a && apt-get remove -y x && npm install b\nLABEL a=FROM\nWORKDIR /x\nRUN apt-get install -y b; curl y\n',
      lines: [6],
    },
    {
      name: 'the same flags in another order, with values',
      dockerfile: 'FROM a:1\nRUN apt-get install -y -t backports a && apt-get install -t backports -y b\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get install -y -t backports a b\n',
    },
    {
      name: 'text in exec form, a flag of the RUN, a pipeline, a redirection',
      dockerfile:
        'FROM a:1\nRUN ["apt-get", "install", "-y", "a"]\nRUN apt-get install -y b\nFROM a:1\nRUN apt-get install -y a\nRUN --network=none apt-get install -y b\nFROM a:1\nRUN yes | apt-get install -y a && apt-get install -y b\nFROM a:1\nRUN apt-get install -y a && apt-get install -y b > log\n',
      lines: [3, 6, 8, 10],
    },
    {
      name: 'what stands behind the first list',
      dockerfile:
        'FROM a:1\nRUN apt-get install a -y && apt-get install -y b\nFROM a:1\nRUN apt-get install -y a > log && apt-get install -y b\n',
      lines: [2, 4],
    },
    {
      name: 'calls that are not next to each other, or not joined by &&',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y a && make && apt-get install -y b\nFROM a:1\nRUN apt-get install -y a; apt-get install -y b\nFROM a:1\nRUN apt-get install -y a || apt-get install -y b\n',
      lines: [2, 4, 6],
    },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nRUN apt-get install -y a \\\n  # two\n  && apt-get install -y b\nCMD ["x"]\n',
      lines: [4],
    },
    {
      name: 'a list with comments, one that is continued without blanks',
      dockerfile: 'FROM a:1\nRUN apt-get install -y a \\\n    # why\n    b \\\n && apt-get install -y c d\n',
      lines: [5],
      fixed: 'FROM a:1\nRUN apt-get install -y a \\\n    # why\n    b c d\n',
    },
    {
      name: 'a RUN that does more than tidy up',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y a\nRUN apt-get install -y b || rm -rf /var/lib/apt/lists/*\nFROM a:1\nRUN apt-get install -y a\nRUN apt-get install -y b && rm -rf /var/lib/apt/lists/* /usr/share/doc\nFROM a:1\nRUN apt-get install -y a\nRUN apt-get install -y b && (apt-get clean)\nFROM a:1\nRUN apt-get install -y a\nRUN apt-get install -y b && npm update\nFROM a:1\nRUN apt-get install -y a\nRUN apt-get install -y b && apt-get autoremove -y && apt-get\nFROM a:1\nRUN apt-get install -y a\nRUN rm -rf /srv/var/lib/apt && apt-get install -y b\nFROM a:1\nRUN apt-get install -y a\nRUN apt-mark auto x && apt-get install -y b\nFROM a:1\nRUN apt-get install -y a\nONBUILD RUN apt-get install -y b\n',
      lines: [3, 6, 9, 12, 15, 18, 21],
    },
    {
      name: 'a RUN that only tidies up with flags',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y a\nRUN apt-get -qq update && apt-get install -y b && apt-get -y clean && rm -rf /var/lib/apt/lists/* /var/cache/apt\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN apt-get install -y a b\n',
    },
    {
      name: 'in a stage that is built on the first',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y a\nCMD ["sh"]\nRUN apt-get install -y b\nRUN apt-get install -y c\n',
      lines: [4, 5],
      fixed: 'FROM a:1\nRUN apt-get install -y a b c\nCMD ["sh"]\n',
    },

    {
      name: 'in another RUN',
      dockerfile: 'FROM a:1\nRUN apt-get install -y a\nENV A=1\nRUN apt-get install -y b\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN apt-get install -y a b\nENV A=1\n',
    },
    {
      name: 'a RUN that does more',
      dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN apt-get install -y b && make\n',
      lines: [3],
    },
    {
      name: 'a RUN that does nothing else',
      dockerfile:
        'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    a \\\n    b\nRUN apt-get update && apt-get install -y c && rm -rf /var/lib/apt/lists/*\n',
      lines: [5],
      fixed: 'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    a \\\n    b \\\n    c\n',
    },
    {
      name: 'in one chain over lines',
      dockerfile:
        'FROM a:1\nRUN apt-get update \\\n  && apt-get install -y curl \\\n  && apt-get install -y "git" vim \\\n  && echo\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN apt-get update \\\n  && apt-get install -y curl "git" vim \\\n  && echo\n',
    },
    {
      name: 'at the end of the chain',
      dockerfile: 'FROM a:1\nRUN apt-get install -y curl && apt-get install -y git\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get install -y curl git\n',
    },
  ],
  silent: [
    {
      name: 'something fetched between, in the same RUN or at the beginning of the next',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y a && curl -O x && apt-get install -y b\nFROM a:1\nRUN apt-get install -y a\nRUN add-apt-repository ppa:x/y && apt-get install -y b\nFROM a:1\nRUN apt-get install -y a && cp x.list /etc/apt/sources.list.d/ && apt-get install -y b\n',
    },
    {
      name: 'other flags by their values, another manager',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y -t one a && apt-get install -y -t two b\nFROM a:1\nRUN apt-get install -y a && aptitude install -y b\nFROM a:1\nRUN apk install -y a && apk install -y b\n',
    },
    {
      name: 'another user between',
      dockerfile: 'FROM a:1\nRUN apt-get install -y a\nUSER root\nRUN apt-get install -y b\n',
    },

    {
      name: 'another source',
      dockerfile:
        'FROM debian:12\nRUN apt-get install -y a\nRUN echo "deb x y z" > /etc/apt/sources.list.d/x.list && apt-get update && apt-get install -y b\n',
    },
    { name: 'another stage', dockerfile: 'FROM a:1\nRUN apt-get install -y a\nFROM b:1\nRUN apt-get install -y b\n' },
    {
      name: 'files copied between',
      dockerfile: 'FROM a:1\nRUN apt-get install -y a\nCOPY x /\nRUN apt-get install -y b\n',
    },
    {
      name: 'a repository added between',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y gnupg && echo deb > /etc/apt/sources.list.d/x && apt-get update && apt-get install -y b\n',
    },
    { name: 'other flags', dockerfile: 'FROM a:1\nRUN apt-get install -y a && apt-get install -y -t backports b\n' },
    {
      name: 'one of two ways',
      dockerfile: 'FROM a:1\nRUN if x; then apt-get install -y a; else apt-get install -y b; fi\n',
    },
  ],
});

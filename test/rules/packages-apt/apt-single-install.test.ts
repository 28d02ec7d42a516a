import { aptSingleInstall } from '../../../src/rules/packages-apt/apt-single-install.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptSingleInstall, {
  fires: [
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

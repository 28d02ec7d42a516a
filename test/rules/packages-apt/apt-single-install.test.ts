import { aptSingleInstall } from '../../../src/rules/packages-apt/apt-single-install.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptSingleInstall, {
  fires: [
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
    {
      name: 'in another RUN',
      dockerfile: 'FROM a:1\nRUN apt-get install -y a\nENV A=1\nRUN apt-get install -y b\n',
      lines: [4],
    },
  ],
  silent: [
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

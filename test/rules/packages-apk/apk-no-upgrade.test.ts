import { apkNoUpgrade } from '../../../src/rules/packages-apk/apk-no-upgrade.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(apkNoUpgrade, {
  fires: [
    {
      name: 'nothing is left of the RUN',
      dockerfile: 'FROM alpine:3\nRUN apk update && apk upgrade\nRUN x\n',
      lines: [2],
      fixed: 'FROM alpine:3\nRUN x\n',
    },
    { name: 'alone', dockerfile: 'FROM a:1\nRUN apk -U upgrade\nRUN x\n', lines: [2], fixed: 'FROM a:1\nRUN x\n' },
    {
      name: 'ONBUILD and heredoc',
      dockerfile: 'FROM a:1\nONBUILD RUN apk upgrade\nRUN <<EOF\napk upgrade --no-cache\nEOF\n',
      lines: [2, 4],
    },
  ],
  silent: [
    { name: 'another manager', dockerfile: 'FROM a:1\nRUN apt-get upgrade && dnf upgrade && npm upgrade\n' },

    { name: 'a package', dockerfile: 'FROM a:1\nRUN apk add --upgrade curl && apk upgrade --no-cache libssl3\n' },
    { name: 'text', dockerfile: 'FROM a:1\nRUN echo apk upgrade\n' },
  ],
});

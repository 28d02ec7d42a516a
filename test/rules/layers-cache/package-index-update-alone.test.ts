import { packageIndexUpdateAlone } from '../../../src/rules/layers-cache/package-index-update-alone.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(packageIndexUpdateAlone, {
  fires: [
    {
      name: 'yum update that stops at its question',
      dockerfile: 'FROM a:1\nRUN yum update\nFROM b:1\nRUN dnf -q update && echo\n',
      lines: [2, 4],
    },

    { name: 'behind bash -c', dockerfile: 'FROM debian:12\nRUN bash -c "apt-get update"\n', lines: [2] },
    {
      name: 'apk',
      dockerfile: 'FROM a:1\nRUN apk update\n\nRUN apk add \\\n  curl\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apk update && apk add \\\n  curl\n',
    },
    {
      name: 'at the end of a chain',
      dockerfile: 'FROM a:1\nRUN echo x > y && \\\n  apt-get update -qq\nRUN apt-get install -y a | tee log\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN echo x > y && \\\n  apt-get update -qq && apt-get install -y a | tee log\n',
    },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nRUN apt-get update\n# tools\nRUN apt-get install -y a\n',
      lines: [2],
    },
    {
      name: 'another RUN relies on the list',
      dockerfile: 'FROM a:1\nRUN apt-get update\nRUN apt-get install -y a\nRUN apt-get install -y b\n',
      lines: [2],
    },
    {
      name: 'other flags',
      dockerfile: 'FROM a:1\nRUN apt-get update\nRUN --network=none apt-get install -y a\n',
      lines: [2],
    },
    {
      name: 'a chain in which && would mean something else',
      dockerfile: 'FROM a:1\nRUN apt-get update\nRUN apt-get install -y a || true\n',
      lines: [2],
    },
    {
      name: 'yum, zypper, ONBUILD, exec form, heredoc',
      dockerfile:
        'FROM a:1\nRUN yum -y update\nRUN yum install -y a; true\nRUN zypper refresh\nONBUILD RUN apt update\nRUN ["apt-get", "update"]\nRUN <<EOF\napt-get update\nEOF\n',
      lines: [2, 4, 5, 6, 8],
    },
  ],
  silent: [
    {
      name: 'yum update that updates',
      dockerfile: 'FROM a:1\nRUN yum -y update\nRUN dnf update --assumeyes\nRUN yum update && yum clean all\n',
    },

    {
      name: 'installs',
      dockerfile:
        'FROM a:1\nRUN apt-get update; apt install -y a\nRUN apk update && apk add b\nRUN apt-get update && apt-get upgrade -y\n',
    },
    { name: 'apk add --update', dockerfile: 'FROM a:1\nRUN apk add --update a\n' },
    {
      name: 'a script installs',
      dockerfile:
        'FROM a:1\nRUN apt-get update && ./install.sh\nRUN apt-get update && bash x\nRUN apt-get update && npx playwright install-deps\n',
    },
    {
      name: 'mounted lists',
      dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\n',
    },
    { name: 'yum update with nothing later', dockerfile: 'FROM a:1\nRUN yum -y update && yum clean all\n' },
    { name: 'other programs', dockerfile: 'FROM a:1\nRUN git submodule update && pip update\n' },
  ],
});

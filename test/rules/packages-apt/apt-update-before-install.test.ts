import { aptUpdateBeforeInstall } from '../../../src/rules/packages-apt/apt-update-before-install.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptUpdateBeforeInstall, {
  fires: [
    {
      name: 'sudo',
      dockerfile: 'FROM a:1\nRUN sudo apt-get install -y curl\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN sudo apt-get update && sudo apt-get install -y curl && sudo rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'a RUN that removes lists already',
      dockerfile: 'FROM a:1\nRUN apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'lists that are removed before it, and would be after the update',
      dockerfile: 'FROM a:1\nRUN rm -rf /var/lib/apt/lists/* && apt-get install -y git\n',
      lines: [2],
    },
    {
      name: 'an update behind it, by another manager, of nothing',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y curl && apt-get update\nRUN apk update && apt-get install -y curl\nRUN apt-get -y upgrade && apt-get install -y curl\nRUN apt-get install -y curl && ./setup\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM a:1\nRUN apt-get update && apt-get install -y curl && apt-get update && rm -rf /var/lib/apt/lists/*\nRUN apk update && apt-get install -y curl\nRUN apt-get update && apt-get -y upgrade && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN apt-get update && apt-get install -y curl && ./setup && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'functions that have nothing to do with it',
      dockerfile: 'FROM a:1\nRUN log() { echo "$1"; }; apt-get install -y curl; log done\n',
      lines: [2],
    },
    {
      name: 'some packages by file, some by name, in a loop',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y ./a.deb curl\nRUN for p in a b; do apt-get install -y $p curl; done\nRUN apt-get install -y nginx/stable a.debug\n',
      lines: [2, 3, 4],
      fixed:
        'FROM a:1\nRUN apt-get update && apt-get install -y ./a.deb curl && rm -rf /var/lib/apt/lists/*\nRUN for p in a b; do apt-get install -y $p curl; done\nRUN apt-get update && apt-get install -y nginx/stable a.debug && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'the first of its stage',
      dockerfile: 'FROM a:1 AS one\nCOPY apt-get /update\nRUN apt-get install -y curl\n',
      lines: [3],
      fixed:
        'FROM a:1 AS one\nCOPY apt-get /update\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },

    { name: 'behind bash -c', dockerfile: 'FROM debian:12\nRUN bash -lc "apt-get install -y foo"\n', lines: [2] },
    {
      name: 'the list of another layer',
      dockerfile: 'FROM a:1\nRUN apt-get update\nRUN apt-get install -y curl\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN apt-get update && apt-get install -y curl\n',
    },
    {
      name: 'no list at all',
      dockerfile: 'FROM a:1\nRUN echo a && \\\n  apt-get install -y curl\n',
      lines: [3],
      fixed:
        'FROM a:1\nRUN apt-get update && echo a && \\\n  apt-get install -y curl && \\\n  rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'something stands between',
      dockerfile: 'FROM a:1\nRUN apt-get update\n# why\nRUN apt-get install -y curl\n',
      lines: [4],
    },
    { name: 'no plain chain', dockerfile: 'FROM a:1\nRUN set -ex; apt-get install -y curl\n', lines: [2] },
    {
      name: 'ONBUILD, exec form, heredoc',
      dockerfile:
        'FROM a:1\nONBUILD RUN apt-get install -y $pkgs; true\nRUN ["apt-get", "install", "-y", "curl"]\nRUN <<EOF\napt-get install -y curl\nEOF\n',
      lines: [2, 3, 5],
    },
  ],
  silent: [
    {
      name: 'nothing is fetched',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y --no-download curl\nRUN apt-get install --dry-run -y curl\nRUN apt-get -y install --print-uris curl\n',
    },
    {
      name: 'a package of a loop',
      dockerfile: 'FROM a:1\nRUN for p in ./a.deb ./b.deb; do apt-get install -y $p; done\n',
    },
    {
      name: 'files in folders above and at the root',
      dockerfile: 'FROM a:1\nRUN apt-get install -y ../a /b /tmp/c.DEB\n',
    },
    {
      name: 'another manager, another subcommand',
      dockerfile: 'FROM a:1\nRUN yum install -y a && apt-get remove -y b && apt-get build-dep-x c\n',
    },
    {
      name: 'a function that updates',
      dockerfile: 'FROM a:1\nRUN up() { apt-get update; }; up; apt-get install -y curl\n',
    },

    {
      name: 'bash with a script, or with text that is not known',
      dockerfile:
        'FROM debian:12\nRUN bash /set-up && apt-get install -y foo\nRUN bash -c "$SCRIPT" && apt-get install -y foo\n',
    },
    { name: 'update first', dockerfile: 'FROM a:1\nRUN apt-get -qq update; apt-get install -y curl\n' },
    {
      name: 'update by apt',
      dockerfile: 'FROM a:1\nRUN sudo apt update && sudo apt-get install -y curl && apt-get install -y git\n',
    },
    { name: 'local files only', dockerfile: 'FROM a:1\nRUN apt-get install -y ./a.deb "/tmp/b-$V.deb"\n' },
    {
      name: 'mounted lists',
      dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get install -y curl\n',
    },
    {
      name: 'a script that may do it',
      dockerfile:
        'FROM a:1\nRUN curl -fsSL https://x | bash - && apt-get install -y nodejs\nRUN ./setup && apt-get install -y curl\nRUN add-apt-repository ppa:x/y && apt-get install -y curl\n',
    },
    { name: 'repair without packages', dockerfile: 'FROM a:1\nRUN dpkg -i a.deb || apt-get install -y -f\n' },
    { name: 'a function', dockerfile: 'FROM a:1\nRUN f() { apt-get install -y "$1"; }; apt-get update; f curl\n' },
  ],
});

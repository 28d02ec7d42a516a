import { aptCleanLists } from '../../../src/rules/packages-apt/apt-clean-lists.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptCleanLists, {
  fires: [
    {
      name: 'a clean-up before the update, by another program, or of other folders',
      dockerfile:
        'FROM debian:12\nRUN rm -rf /var/lib/apt/lists/* && apt-get update\nRUN apt-get update && ls -r /var/lib/apt/lists\nRUN apt-get update && rm -rf /srv/var/lib/apt/lists && rm -rf /var/lib/apt/lists.old\nRUN apt-get update && rm -f /srv/var/lib/apt/lists/*_*\nRUN apt-get update && rm -f /var/lib/apt/lists/*_*.gz\nRUN apt-get update && rm -rf /var/lib/apt/{periodic,mirrors}\nRUN apt-get update && echo dist-clean-up && find /usr -name lists\nRUN apt-get update && rm -f build-r /var/lib/apt/lists\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9],
      fixed:
        'FROM debian:12\nRUN rm -rf /var/lib/apt/lists/* && apt-get update\nRUN apt-get update && ls -r /var/lib/apt/lists\nRUN apt-get update && rm -rf /srv/var/lib/apt/lists && rm -rf /var/lib/apt/lists.old\nRUN apt-get update && rm -f /srv/var/lib/apt/lists/*_*\nRUN apt-get update && rm -f /var/lib/apt/lists/*_*.gz\nRUN apt-get update && rm -rf /var/lib/apt/{periodic,mirrors}\nRUN apt-get update && echo dist-clean-up && find /usr -name lists\nRUN apt-get update && rm -f build-r /var/lib/apt/lists && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'mounts of something else',
      dockerfile:
        'FROM debian:12\nRUN --mount=type=bind,target=/var/lib/apt apt-get update\nRUN --mount=type=cache,target=/root/.cache apt-get update\n',
      lines: [2, 3],
      fixed:
        'FROM debian:12\nRUN --mount=type=bind,target=/var/lib/apt apt-get update\nRUN --mount=type=cache,target=/root/.cache apt-get update && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'only another manager behind it',
      dockerfile: 'FROM debian:12\nRUN apt-get update && env A=b apt-get install -y pipx\nRUN pip install x\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get update && env A=b apt-get install -y pipx && rm -rf /var/lib/apt/lists/*\nRUN pip install x\n',
    },
    {
      name: 'the last RUN of apt does more than that',
      dockerfile: 'FROM debian:12\nRUN apt-get update\nRUN pip install x && apt-get install -y y\n',
      lines: [2],
    },

    {
      name: 'rm without -r',
      dockerfile:
        'FROM debian:12\nRUN apt-get update && apt-get install -y foo && rm -f /var/lib/apt/lists/* || true\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get update && apt-get install -y foo && rm -f /var/lib/apt/lists/* || true && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'no clean-up',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt-get install -y curl\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'a later RUN needs the lists',
      dockerfile: 'FROM a:1\nRUN apt-get update\nRUN apt-get install -y curl\n',
      lines: [2],
    },
    {
      name: 'a list of packages over lines',
      dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    curl \\\n    git\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    curl \\\n    git \\\n    && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'operators in front',
      dockerfile: 'FROM debian:12\nRUN apt-get update \\\n && apt-get install -y curl \\\n && foo\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get update \\\n && apt-get install -y curl \\\n && foo \\\n && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'operators behind, a pipeline',
      dockerfile:
        'FROM debian:12\nRUN apt-get update && \\\n    apt-get install -y \\\n      curl \\\n      git | tee x\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get update && \\\n    apt-get install -y \\\n      curl \\\n      git | tee x && \\\n    rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'semicolons under set -e',
      dockerfile: 'FROM debian:12\nRUN set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y \\\n\t\tcurl\n',
      lines: [3],
      fixed:
        'FROM debian:12\nRUN set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y \\\n\t\tcurl; \\\n\trm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'semicolons on one line under set -e',
      dockerfile: 'FROM debian:12\nRUN set -e; apt-get update; apt-get install -y curl\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN set -e; apt-get update; apt-get install -y curl; rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'semicolons without set -e',
      dockerfile: 'FROM debian:12\nRUN apt-get update; \\\n    apt-get install -y curl\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get update; \\\n    apt-get install -y curl && \\\n    rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'comments between',
      dockerfile: 'FROM debian:12\nRUN apt-get update \\\n    # comment\n && apt-get install -y curl\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get update \\\n    # comment\n && apt-get install -y curl \\\n && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'a heredoc that stops at errors',
      dockerfile:
        'FROM debian:12\nRUN <<EOF\n  set -e\n  apt-get update\n  for x in a b; do apt-get install -y $x; done\n  # done\nEOF\n',
      lines: [4],
      fixed:
        'FROM debian:12\nRUN <<EOF\n  set -e\n  apt-get update\n  for x in a b; do apt-get install -y $x; done\n  # done\n  rm -rf /var/lib/apt/lists/*\nEOF\n',
    },
    {
      name: 'a heredoc that goes on after errors',
      dockerfile: "FROM debian:12\nRUN bash <<'EOF'\napt-get update\napt-get install -y x\nEOF\n",
      lines: [3],
      fixed:
        "FROM debian:12\nRUN bash <<'EOF'\napt-get update\napt-get install -y x && rm -rf /var/lib/apt/lists/*\nEOF\n",
    },
    {
      name: 'a heredoc whose last line is commented',
      dockerfile: 'FROM debian:12\nRUN <<EOF\napt-get update\napt-get install -y x # c\nEOF\n',
      lines: [3],
    },
    {
      name: 'two heredocs, and one for a file',
      dockerfile:
        'FROM debian:12\nRUN apt-get update && cat <<A <<B\na\nA\nb\nB\nRUN apt-get update && cat <<EOF > /x\nfoo\nEOF\n',
      lines: [2, 7],
    },
    {
      name: 'nothing runs behind',
      dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl && exit 0\n',
      lines: [2],
    },
    {
      name: 'another escape character',
      dockerfile: '# escape=`\nFROM debian:12\nRUN apt-get update `\n    && apt-get install -y curl `\n         git\n',
      lines: [3],
      fixed:
        '# escape=`\nFROM debian:12\nRUN apt-get update `\n    && apt-get install -y curl `\n         git `\n    && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'sudo',
      dockerfile: 'FROM debian:12\nRUN sudo apt-get update && sudo apt-get install -y curl\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN sudo apt-get update && sudo apt-get install -y curl && sudo rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  silent: [
    {
      name: 'removed by other ways',
      dockerfile:
        'FROM debian:12\nRUN apt-get update && find /var/lib/apt/lists -type f -delete\nRUN apt-get update && apt-get dist-clean\nRUN apt-get update && rm -fR /var/lib/apt\nRUN apt-get update && rm --recursive /var/lib\nRUN apt-get update && rm -r -f -- /var/lib/apt/lists/\nRUN apt-get update && rm -rfv {/tmp,/var/lib/apt}/lists\n',
    },
    { name: 'no update of apt', dockerfile: 'FROM debian:12\nRUN apk update && apt-get install -y a\n' },
    {
      name: 'a mount that is a tmpfs',
      dockerfile: 'FROM debian:12\nRUN --mount=type=tmpfs,target=/var/lib/apt apt-get update\n',
    },

    {
      name: 'braces, a folder above, the files of the lists',
      dockerfile:
        'FROM debian:12\nRUN apt-get update && rm -rf /var/{cache,lib}/apt/lists/*\nRUN apt-get update && rm -rf /var/lib/{apt,dpkg,cache}/\nRUN apt-get update && rm -f /var/lib/apt/lists/*_*\n',
    },
    { name: 'removed', dockerfile: 'FROM a:1\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n' },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\n' },
    { name: 'builder', dockerfile: 'FROM a:1 AS b\nRUN apt-get update\nFROM c:1\nCOPY --from=b /x /x\n' },
  ],
});

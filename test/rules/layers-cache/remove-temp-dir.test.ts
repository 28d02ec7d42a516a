import { removeTempDir } from '../../../src/rules/layers-cache/remove-temp-dir.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeTempDir, {
  fires: [
    {
      name: 'other things are removed, or it is removed before',
      dockerfile:
        'FROM a:1\nRUN d=$(mktemp -d) && rm -rf /x/tmp /tmp/* && true\nRUN rm -rf "$d"; d=$(mktemp -d); x "$d"\nRUN d=$(mktemp -d) && rm -rf "$dir" /tmp/x && ls "$d"\nRUN e=$(mktemp) d="$(mktemp -qd)" && rm -rf "$e"\nRUN e=1; d=$(mktemp --directory); rm -rf "$e"\nRUN cd $(mktemp -d) && make\n',
      lines: [3, 4, 5, 6, 7],
      fixed:
        'FROM a:1\nRUN d=$(mktemp -d) && rm -rf /x/tmp /tmp/* && true\nRUN rm -rf "$d"; d=$(mktemp -d); x "$d" && rm -rf "$d"\nRUN d=$(mktemp -d) && rm -rf "$dir" /tmp/x && ls "$d" && rm -rf "$d"\nRUN e=$(mktemp) d="$(mktemp -qd)" && rm -rf "$e" && rm -rf "$d"\nRUN e=1; d=$(mktemp --directory); rm -rf "$e" && rm -rf "$d"\nRUN cd $(mktemp -d) && make\n',
    },
    {
      name: 'a mount of another folder',
      dockerfile:
        'FROM a:1\nRUN --mount=type=cache,target=/tmp/x d=$(mktemp -d) && x\nRUN --mount=type=tmpfs,target=/var/tmp d=$(mktemp -d) && x\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN --mount=type=cache,target=/tmp/x d=$(mktemp -d) && x && rm -rf "$d"\nRUN --mount=type=tmpfs,target=/var/tmp d=$(mktemp -d) && x && rm -rf "$d"\n',
    },

    {
      name: 'exported, over lines',
      dockerfile: 'FROM a:1\nRUN export D="$(mktemp -d)" && \\\n  make -C "$D"\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN export D="$(mktemp -d)" && \\\n  make -C "$D" && \\\n  rm -rf "$D"\n',
    },
    {
      name: 'no variable, heredoc, ONBUILD',
      dockerfile:
        'FROM a:1\nRUN cd $(mktemp -d) && make\nRUN <<EOF\nd=$(mktemp --directory)\nmake\nEOF\nONBUILD RUN d=`mktemp -qd`; make &\n',
      lines: [2, 4, 7],
      fixed:
        'FROM a:1\nRUN cd $(mktemp -d) && make\nRUN <<EOF\nd=$(mktemp --directory)\nmake && rm -rf "$d"\nEOF\nONBUILD RUN d=`mktemp -qd`; make &\n',
    },
  ],
  silent: [
    {
      name: 'removed in other ways',
      dockerfile:
        'FROM a:1\nRUN d=$(mktemp -d) && find "$d" -delete\nRUN d=$(mktemp -d) && rm -rf "${d}"\nRUN d=$(mktemp -d) && trap \'rm -rf "$d"\' EXIT\nRUN d=$(mktemp -d) && rm -rf /tmp\nRUN cd $(mktemp -d) && make && rm -rf /x\nRUN mktemp -d |  xargs rm -rf\nRUN --mount=type=tmpfs,target=/tmp/ d=$(mktemp -d) && x\n',
    },
    {
      name: 'a file, a function',
      dockerfile:
        'FROM a:1\nRUN d=$(mktemp) && x=$(mktemp -p /d) && my-mktemp -d && mktemp --directory-x && mktemp x-d\nRUN f() { d=$(mktemp -d); }; f\n',
    },

    {
      name: 'removed',
      dockerfile:
        'FROM a:1\nRUN d="$(mktemp -d)"; make; rm -rf "$d"\nRUN d=$(mktemp -d) && rm -r "${d}/x" "${d}"\nRUN d=$(mktemp -d) && make && rm -rf /tmp/*\n',
    },
    { name: 'a trap', dockerfile: 'FROM a:1\nRUN d=$(mktemp -d); trap \'rm -rf "$d"\' EXIT; make\n' },
    { name: 'a file', dockerfile: 'FROM a:1\nRUN f=$(mktemp) && make\n' },
    { name: 'tmpfs', dockerfile: 'FROM a:1\nRUN --mount=type=tmpfs,target=/tmp d=$(mktemp -d) && make\n' },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nRUN d=$(mktemp -d) && make\nFROM c:1\nCOPY --from=b /x /x\n',
    },
  ],
});

import { removeTempDir } from '../../../src/rules/layers-cache/remove-temp-dir.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeTempDir, {
  fires: [
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

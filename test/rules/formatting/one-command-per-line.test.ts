import { oneCommandPerLine } from '../../../src/rules/formatting/one-command-per-line.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(oneCommandPerLine, {
  fires: [
    {
      name: 'a chain',
      dockerfile: 'FROM a:1\nRUN a && b | c || d \\\n  && e\nONBUILD RUN f&&g\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nRUN a \\\n  && b | c \\\n  || d \\\n  && e\nONBUILD RUN f \\\n\t&&g\n',
    },
    {
      name: 'mounts, a health check, labels; another escape character',
      dockerfile:
        '# escape=`\nFROM a:1\nRUN --mount=type=cache,target=/a --mount=type=ssh b\nHEALTHCHECK CMD c && d\nLABEL e=1 f=2 `\n  g=3\n',
      lines: [3, 4, 5],
      fixed:
        '# escape=`\nFROM a:1\nRUN --mount=type=cache,target=/a `\n\t--mount=type=ssh b\nHEALTHCHECK CMD c `\n\t&& d\nLABEL e=1 `\n  f=2 `\n  g=3\n',
    },
    { name: 'at the very end', dockerfile: 'FROM a:1\nLABEL a=1 b', lines: [2], fixed: 'FROM a:1\nLABEL a=1 \\\n\tb' },
    {
      name: 'as the lines that are there',
      dockerfile: 'FROM a:1\nRUN a \\\n && b && c\nRUN a && \\\n    b && c\nLABEL a=1 \\\n      b=2 c=3\n',
      lines: [3, 5, 7],
      fixed:
        'FROM a:1\nRUN a \\\n && b \\\n && c\nRUN a && \\\n    b && \\\n    c\nLABEL a=1 \\\n      b=2 \\\n      c=3\n',
    },
    {
      name: 'a comment first',
      dockerfile: 'FROM a:1\nRUN a && \\\n# why\n  b && c\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN a && \\\n# why\n  b && \\\n  c\n',
    },
  ],
  silent: [
    { name: 'behind a variable on the line above', dockerfile: 'FROM a:1\nRUN v=1 \\\n && b \\\n && c\n' },
    {
      name: 'one a line, links in front and behind',
      dockerfile: 'FROM a:1\nRUN a \\\n && b\nRUN a && \\\n  b\nLABEL c=1 \\\n  d=2\n',
    },
    {
      name: 'in blocks and quotes',
      dockerfile: 'FROM a:1\nRUN (a && b)\nRUN if a && b; then c; fi\nRUN bash -c "a && b"\n',
    },
    {
      name: 'exec form, here-documents, PowerShell',
      dockerfile: 'FROM a:1\nRUN ["a", "&&", "b"]\nRUN <<EOF\na && b\nEOF\nSHELL ["pwsh", "-c"]\nRUN a && b\n',
    },
    { name: 'more are asked for', dockerfile: 'FROM a:1\nRUN a && b\n', options: { commands: 3 } },
  ],
});

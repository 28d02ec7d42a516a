import { runHeredocOverChain } from '../../../src/rules/formatting/run-heredoc-over-chain.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(runHeredocOverChain, {
  fires: [
    {
      name: 'over lines, with a pipe and a continued command',
      dockerfile:
        'FROM a:1\nRUN --network=none apt-get update \\\n && apt-get install -y \\\n      a \\\n      b \\\n && c "x && y" | d\nCMD ["e"]\n',
      lines: [2],
      fixed:
        'FROM a:1\nRUN --network=none <<EOF\nset -e\napt-get update\napt-get install -y \\\n      a \\\n      b\nc "x && y" | d\nEOF\nCMD ["e"]\n',
    },
    {
      name: 'a comment, a block, another escape character',
      dockerfile: 'FROM a:1\nRUN a && \\\n# why\n b && c\nRUN a && b && (c) && d && e\n',
      lines: [2, 5],
    },
    { name: 'in ONBUILD', dockerfile: 'FROM a:1\nONBUILD RUN a && b && c\n', lines: [2] },
    {
      name: 'fewer are asked for',
      dockerfile: 'FROM a:1\nRUN a && b',
      lines: [2],
      fixed: 'FROM a:1\nRUN <<EOF\nset -e\na\nb\nEOF',
      options: { commands: 2 },
    },
    { name: 'short ones that follow each other', dockerfile: 'FROM a:1\nRUN a\nRUN b\n\nRUN c && d\n', lines: [2] },
    {
      name: 'a short one beside a long one',
      dockerfile: 'FROM a:1\nRUN a\nRUN b\nRUN c && d && e\nRUN f\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN a\nRUN b\nRUN <<EOF\nset -e\nc\nd\ne\nEOF\nRUN f\n',
    },
    { name: 'told once', dockerfile: 'FROM a:1\nRUN a && b\nRUN c && d\nRUN e && f\n', lines: [2] },
    {
      name: 'stops at errors already',
      dockerfile: 'FROM a:1\nRUN set -ex && a && b\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN <<EOF\nset -ex\na\nb\nEOF\n',
    },
  ],
  silent: [
    { name: 'two commands', dockerfile: 'FROM a:1\nRUN a && b\n' },
    {
      name: 'errors that are none, jobs',
      dockerfile: 'FROM a:1\nRUN a && b || c && d\nRUN a && b && c &\nRUN a && ! b && c\n',
    },
    {
      name: 'here-documents, exec form, other shells',
      dockerfile:
        'FROM a:1\nRUN <<EOF\na && b && c\nEOF\nRUN ["sh", "-c", "a && b && c"]\nSHELL ["pwsh", "-c"]\nRUN a && b && c\n',
    },
    {
      name: 'short ones with something between',
      dockerfile:
        'FROM a:1\nRUN a\nRUN b\n# why\nRUN c\nCOPY x /y\nRUN d && e\nRUN --network=none f\nRUN g || h\nRUN ["i"]\nRUN j && k\nONBUILD RUN l\nFROM b:1\nRUN m\nRUN <<EOF\nn\nEOF\nRUN o && p\n',
    },
  ],
});

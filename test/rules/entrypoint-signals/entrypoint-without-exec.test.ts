import { expect, it } from '@jest/globals';
import { entrypointWithoutExec } from '../../../src/rules/entrypoint-signals/entrypoint-without-exec.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(entrypointWithoutExec, {
  fires: [
    {
      name: 'a script behind a shell',
      dockerfile: 'FROM a:1\nCOPY e.sh /e.sh\nENTRYPOINT ["sh", "-c", "/e.sh"]\n',
      files: { 'e.sh': '#!/bin/sh\nset -e\nnginx\n' },
      lines: [3],
    },
    {
      name: 'script',
      dockerfile: 'FROM debian:12\nCOPY run.sh /run.sh\nCMD ["/run.sh"]\n',
      lines: [3],
      files: { 'run.sh': '#!/bin/bash\nset -e\nserver --port 80\n' },
    },
    { name: 'pipe', dockerfile: 'FROM debian:12\nCMD ["bash", "-c", "a; b | c"]\n', lines: [2] },
  ],
  silent: [
    { name: 'exec', dockerfile: 'FROM debian:12\nCMD ["sh", "-c", "a && exec b"]\n' },
    { name: 'one command', dockerfile: 'FROM debian:12\nCMD ["sh", "-c", "server --port $PORT"]\n' },
    {
      name: 'script with exec',
      dockerfile: 'FROM debian:12\nCOPY run.sh /run.sh\nENTRYPOINT ["/run.sh"]\n',
      files: { 'run.sh': '#!/bin/sh\nexec "$@"\n' },
    },
    {
      name: 'script with trap',
      dockerfile: 'FROM debian:12\nCOPY run.sh /run.sh\nENTRYPOINT ["/run.sh"]\n',
      files: { 'run.sh': '#!/bin/sh\ntrap stop TERM\nserver &\nwait\n' },
    },
    { name: 'no shell', dockerfile: 'FROM debian:12\nCMD ["server"]\n' },
    { name: 'tini', dockerfile: 'FROM debian:12\nCMD ["sh", "-c", "a && tini -- b"]\n' },
  ],
});

it('does not ask for an exec that would only start one part of a pipeline', () => {
  const dockerfile = 'FROM debian:12\nCMD ["bash", "-c", "a | b; c x | d | e"]\n';
  expect(problemsOf(entrypointWithoutExec, { name: '', dockerfile }).map(({ message }) => message)).toEqual([
    'The shell stays in front of `c` as long as its output goes through `d`; let it write to standard output itself, and start it with `exec`.',
  ]);
});

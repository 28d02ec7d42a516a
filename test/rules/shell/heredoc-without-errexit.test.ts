import { heredocWithoutErrexit } from '../../../src/rules/shell/heredoc-without-errexit.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(heredocWithoutErrexit, {
  fires: [
    {
      name: 'plain',
      dockerfile: 'FROM a:1\nRUN <<EOF\na\nb\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\nset -e\na\nb\nEOF\n',
    },
    {
      name: 'shebang',
      dockerfile: 'FROM a:1\nRUN <<EOF\n#!/usr/bin/env bash\na; b\nEOF\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN <<EOF\n#!/usr/bin/env bash\nset -e\na; b\nEOF\n',
    },
    {
      name: 'tabs',
      dockerfile: 'FROM a:1\nONBUILD RUN <<-EOF\n\ta && b\n\tc\n\tEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nONBUILD RUN <<-EOF\n\tset -e\n\ta && b\n\tc\n\tEOF\n',
    },
    {
      name: 'too late',
      dockerfile: 'FROM a:1\nRUN bash <<EOF\na\nset -e\nb\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN bash <<EOF\nset -e\na\nset -e\nb\nEOF\n',
    },
    {
      name: 'before a loop',
      dockerfile: 'FROM a:1\nRUN <<EOF\na\nfor x in b; do c; done\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\nset -e\na\nfor x in b; do c; done\nEOF\n',
    },
    {
      name: 'the list that is lost, from its beginning',
      dockerfile: 'FROM a:1\nRUN <<EOF\necho x\na && \\\n  echo y\nb\nEOF\nRUN <<EOF\na &\nb\nc\nEOF\n',
      lines: [4, 10],
      fixed: 'FROM a:1\nRUN <<EOF\nset -e\necho x\na && \\\n  echo y\nb\nEOF\nRUN <<EOF\nset -e\na &\nb\nc\nEOF\n',
    },
    {
      name: 'names that begin or end like commands that never fail',
      dockerfile: 'FROM a:1\nRUN <<EOF\nechoes\na\nEOF\nRUN <<EOF\nreset\na\nEOF\n',
      lines: [3, 7],
      fixed: 'FROM a:1\nRUN <<EOF\nset -e\nechoes\na\nEOF\nRUN <<EOF\nset -e\nreset\na\nEOF\n',
    },
    {
      name: 'other options, a comment that looks like a first line',
      dockerfile:
        'FROM a:1\nRUN <<EOF\nset -x\na\nb\nEOF\nRUN <<EOF\nset +e\na\nb\nEOF\nRUN <<EOF\na\n#!/bin/sh -e\nb\nEOF\n',
      lines: [4, 9, 13],
      fixed:
        'FROM a:1\nRUN <<EOF\nset -e\nset -x\na\nb\nEOF\nRUN <<EOF\nset -e\nset +e\na\nb\nEOF\nRUN <<EOF\nset -e\na\n#!/bin/sh -e\nb\nEOF\n',
    },
    {
      name: 'SHELL does not reach another interpreter',
      dockerfile:
        'FROM a:1\nSHELL ["/bin/bash", "-o", "errexit", "-c"]\nRUN bash <<EOF\na\nb\nEOF\nRUN <<EOF\n#!/bin/bash\n\ta\n\tb\nEOF\nRUN <<EOF bash\n    a\n    b\nEOF\n',
      lines: [4, 9, 13],
      fixed:
        'FROM a:1\nSHELL ["/bin/bash", "-o", "errexit", "-c"]\nRUN bash <<EOF\nset -e\na\nb\nEOF\nRUN <<EOF\n#!/bin/bash\n\tset -e\n\ta\n\tb\nEOF\nRUN <<EOF bash\n    set -e\n    a\n    b\nEOF\n',
    },
    {
      name: 'another shell does not inherit the option of the line',
      dockerfile:
        'FROM a:1\nRUN set -e; bash <<EOF\na\nb\nEOF\nRUN set -e && \\\n# why\n  bash <<EOF && ls\na\nb\nEOF\nRUN bash -e <<A && bash <<B\na\nb\nA\nc\nd\nB\n',
      lines: [3, 9, 16],
      fixed:
        'FROM a:1\nRUN set -e; bash <<EOF\nset -e\na\nb\nEOF\nRUN set -e && \\\n# why\n  bash <<EOF && ls\nset -e\na\nb\nEOF\nRUN bash -e <<A && bash <<B\na\nb\nA\nset -e\nc\nd\nB\n',
    },
  ],
  silent: [
    {
      name: 'the option of the shell behind other commands',
      dockerfile: 'FROM a:1\nRUN ls; bash -e <<EOF\na\nb\nEOF\n',
    },
    { name: 'data behind other commands', dockerfile: 'FROM a:1\nRUN bash x.sh && cat <<EOF > /x\na\nb\nEOF\n' },
    { name: 'set -e', dockerfile: 'FROM a:1\nRUN <<EOF\nset -ex\na\nb\nEOF\n' },
    { name: 'set -o errexit', dockerfile: 'FROM a:1\nRUN <<EOF\necho x\nset -o errexit\na\nb\nEOF\n' },
    { name: 'shell', dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-ec"]\nRUN <<EOF\na\nb\nEOF\n' },
    { name: 'shebang', dockerfile: 'FROM a:1\nRUN <<EOF\n#!/bin/sh -e\na\nb\nEOF\n' },
    { name: 'option', dockerfile: 'FROM a:1\nRUN bash -e <<EOF\na\nb\nEOF\n' },
    { name: 'chained', dockerfile: 'FROM a:1\nRUN <<EOF\na && \\\nb\nEOF\n' },
    { name: 'handled', dockerfile: 'FROM a:1\nRUN <<EOF\na || exit 1\nb\nEOF\n' },
    { name: 'data', dockerfile: 'FROM a:1\nRUN cat <<EOF > /x\na\nb\nEOF\nCOPY <<EOF /y\na\nb\nEOF\n' },
    { name: 'python', dockerfile: 'FROM a:1\nRUN python3 <<EOF\na\nb\nEOF\n' },
    { name: 'one compound', dockerfile: 'FROM a:1\nRUN <<EOF\nif a; then\n  b\n  c\nfi\nEOF\n' },
    { name: 'cannot fail', dockerfile: 'FROM a:1\nRUN <<EOF\necho a\nexport B=c\nd\nEOF\n' },
    { name: 'options of the first line', dockerfile: 'FROM a:1\nRUN <<EOF\n#!/bin/bash -xe\na\nb\nEOF\n' },
    {
      name: 'SHELL by name',
      dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-o", "errexit", "-c"]\nRUN <<EOF\na\nb\nEOF\n',
    },
    { name: 'what a shell can not read', dockerfile: 'FROM a:1\nRUN <<EOF\na (\nb\nEOF\n' },
    { name: 'one command in each of two', dockerfile: 'FROM a:1\nRUN sh <<A && sh <<B\na\nA\nb\nB\n' },
  ],
});

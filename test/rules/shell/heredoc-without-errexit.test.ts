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
  ],
  silent: [
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
  ],
});

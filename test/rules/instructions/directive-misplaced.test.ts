import { directiveMisplaced } from '../../../src/rules/instructions/directive-misplaced.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(directiveMisplaced, {
  fires: [
    {
      name: 'behind a blank line',
      dockerfile: '\n# check=skip=all\nFROM a:1\n',
      lines: [2],
      fixed: '# check=skip=all\n\nFROM a:1\n',
    },
    {
      name: 'given at the top too',
      dockerfile: '# syntax=docker/dockerfile:1\nFROM a:1\n# syntax=docker/dockerfile:1.4\n',
      lines: [3],
    },
    { name: 'escape', dockerfile: 'FROM a:1\n# escape=`\nRUN a `\n', lines: [2] },
    {
      name: 'check goes below the others',
      dockerfile: '# syntax=docker/dockerfile:1\n# hello\n# check=skip=all\nFROM a:1\n',
      lines: [3],
      fixed: '# syntax=docker/dockerfile:1\n# check=skip=all\n# hello\nFROM a:1\n',
    },
    {
      name: 'indented, where it would be moved to',
      dockerfile: '# escape=`\n  # check=error=true\nFROM a:1\n',
      lines: [2],
    },
    {
      name: 'further below that',
      dockerfile: '#!/usr/bin/env docker\n# x\n# syntax=docker/dockerfile:1\nFROM a:1\n',
      lines: [3],
      fixed: '# syntax=docker/dockerfile:1\n#!/usr/bin/env docker\n# x\nFROM a:1\n',
    },
  ],
  silent: [
    { name: 'at the top', dockerfile: '# syntax=docker/dockerfile:1\n# escape=`\nFROM a:1\n' },
    { name: 'prose', dockerfile: 'FROM a:1\n# syntax = see the manual\n# check=that it works\n# escape=me\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nCOPY <<EOF /Dockerfile\n# syntax=docker/dockerfile:1\nEOF\n' },
    {
      name: 'below the line that makes the file a program',
      dockerfile: '#!/usr/bin/env docker\n# syntax=docker/dockerfile:1\nFROM a:1\n',
    },
  ],
});

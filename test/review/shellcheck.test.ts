import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Change } from '../../src/repository/change.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import {
  checkSnapshot,
  DEFAULT_CONFIGURATION,
  fixSnapshot,
  loadConfiguration,
  reviewChange,
} from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { findShellCheck, type ShellCheck, type ShellCheckInput } from '../../src/shell/shellcheck.ts';

beforeAll(() => loadShellGrammar());

/** Where the remarks of the real program stand: `code path:line:column`. */
function remarks(
  files: Record<string, string>,
  shellCheck: ShellCheck,
  configuration = DEFAULT_CONFIGURATION,
): string[] {
  const { findings } = checkSnapshot(memorySnapshot(files), { configuration, shellCheck });
  return findings
    .filter(({ rule }) => rule.startsWith('SC'))
    .map(({ rule, path, line, column }) => `${rule} ${path}:${line}:${column}`);
}

describe('what is handed over', () => {
  const handed = (files: Record<string, string>): ShellCheckInput[] => {
    const inputs: ShellCheckInput[] = [];
    const recorder: ShellCheck = (given) => {
      inputs.push(...given);
      return given.map(() => []);
    };
    remarks(files, recorder);
    return inputs;
  };

  it('leaves alone what of others the image copies with its own', () => {
    const files = {
      Dockerfile: 'FROM a:1\nCOPY . /app\n',
      'run.sh': '#!/bin/sh\n',
      'vendor/x/mk.sh': '#!/bin/sh\n',
      'web/node_modules/y/z.sh': '#!/bin/sh\n',
      'vendors/mk.sh': '#!/bin/sh\n',
    };
    expect(handed(files).map(({ text }) => text)).toHaveLength(2);
  });

  it('does not mind an if that a continued line behind else begins with', () => {
    const text = 'FROM a:1\nRUN if a; then b; \\\n    else \\\n      if c; then d; fi; \\\n    fi\n';
    const elif: ShellCheck = (given) =>
      given.map(({ text: { length } }) => [
        {
          code: 'SC1075',
          level: 'error',
          message: 'x',
          range: { start: length - 2, end: length - 1 },
          edits: [],
        },
      ]);
    expect(remarks({ Dockerfile: text }, elif)).toEqual([]);
    expect(remarks({ Dockerfile: 'FROM a:1\nCOPY a.sh /\n', 'a.sh': '#!/bin/sh\nx\n' }, elif)).toEqual([
      'SC1075 a.sh:2:1',
    ]);
  });

  it('knows the shell in force, and leaves others alone', () => {
    const dialects = (dockerfile: string): string[] => handed({ Dockerfile: dockerfile }).map(({ dialect }) => dialect);
    expect(dialects('FROM a:1\nRUN x\n')).toEqual(['dash']);
    expect(dialects('FROM a:1\nSHELL ["/bin/bash", "-c"]\nRUN x\n')).toEqual(['bash']);
    expect(dialects('FROM a:1 AS b\nSHELL ["/bin/bash", "-c"]\nFROM b\nRUN x\n')).toEqual(['bash']);
    expect(dialects('FROM a:1\nSHELL ["pwsh", "-c"]\nRUN x\n')).toEqual([]);
    expect(dialects('FROM mcr.microsoft.com/windows/nanoserver:1809\nRUN x\n')).toEqual([]);
    expect(
      dialects('FROM $a\nRUN x\nSHELL ["powershell", "-Command"]\nRUN y\nSHELL ["CMD.exe", "/S"]\nRUN z\n'),
    ).toEqual([]);
    expect(dialects('FROM $a AS w\nSHELL ["cmd"]\nRUN x\nFROM $b\nRUN y\n')).toEqual(['dash']);
    expect(dialects('FROM a:1\nRUN ["x"]\n')).toEqual([]);
    expect(dialects('FROM a:1\nRUN <<EOF bash\nx\nEOF\n')).toEqual(['bash']);
    expect(dialects('FROM a:1\nRUN <<EOF python3\nx\nEOF\n')).toEqual([]);
  });

  it('is one batch for all files, each script once', () => {
    const files = { 'a/Dockerfile': 'FROM a:1\nCOPY run.sh /\nCOPY run.sh /b\n', 'a/run.sh': '#!/bin/bash\nx\n' };
    expect(handed(files).map(({ text }) => text)).toEqual([files['a/run.sh']]);
  });

  it('leaves out scripts that another interpreter reads', () => {
    expect(
      handed({ Dockerfile: 'FROM a:1\nCOPY . /\n', run: '#!/usr/bin/env python3\n', 'a.sh': '#!/bin/zsh\n' }),
    ).toEqual([]);
  });
});

describe('a ShellCheck that fails', () => {
  const change = (head: string): Change => ({
    base: memorySnapshot({ Dockerfile: 'FROM a:1\nRUN echo $x\n' }),
    head: memorySnapshot({ Dockerfile: head }),
    files: [{ path: 'Dockerfile', previousPath: undefined, status: 'modified', hunks: [{ start: 1, end: 9 }] }],
  });
  const remark = { code: 'SC2086', level: 'info' as const, message: 'quote', range: { start: 5, end: 7 }, edits: [] };

  it.each([
    ['at head', 0],
    ['at base', 1],
  ])('is told of, and nothing seems to be brought or mended: %s', (_, failing) => {
    let calls = 0;
    const shellCheck: ShellCheck = (inputs) => (calls++ === failing ? undefined : inputs.map(() => [remark]));
    const review = reviewChange(change('FROM a:1\nRUN echo $x\nRUN sudo a\n'), DEFAULT_CONFIGURATION, { shellCheck });
    expect(review.introduced.map(({ rule }) => rule)).toContain('no-sudo');
    const all = [...review.introduced, ...review.fixed, ...review.preExisting];
    expect(all.filter(({ rule }) => rule.startsWith('SC'))).toEqual([]);
    expect(review.notices.map(({ message }) => message)).toEqual([expect.stringContaining('ShellCheck failed')]);
  });

  it('is told of by a check', () => {
    const checked = checkSnapshot(change('FROM a:1\nRUN sudo a\n').head, {
      configuration: DEFAULT_CONFIGURATION,
      shellCheck: () => undefined,
    });
    expect(checked.findings.map(({ rule }) => rule)).toContain('no-sudo');
    expect(checked.notices.map(({ message }) => message)).toEqual([expect.stringContaining('ShellCheck failed')]);
  });
});

const real = findShellCheck();

// A machine without ShellCheck skips these; CI has it.
(real ? describe : describe.skip)('ShellCheck itself', () => {
  const shellCheck = real as ShellCheck;

  it('points into the Dockerfile exactly', () => {
    const dockerfile = 'FROM a:1\nRUN true && \\\n  # not $this\n\n  echo "ü" $a\nRUN <<EOF\nls $1\nEOF\n';
    expect(remarks({ Dockerfile: dockerfile }, shellCheck)).toEqual([
      'SC2154 Dockerfile:5:12',
      'SC2086 Dockerfile:5:12',
      'SC2086 Dockerfile:7:4',
    ]);
    expect(remarks({ Dockerfile: dockerfile.replaceAll('\n', '\r\n') }, shellCheck)).toContain(
      'SC2086 Dockerfile:5:12',
    );
  });

  it('reads scripts in their own dialect', () => {
    const files = {
      Dockerfile: 'FROM a:1\nCOPY . /\n',
      'a.sh': '#!/bin/sh\necho $1\n',
      b: '#!/bin/bash\n[[ $1 == b* ]]\n',
    };
    expect(remarks(files, shellCheck)).toEqual(['SC2086 a.sh:2:6']);
  });

  it('takes ARG and ENV for assigned, and knows that BusyBox has pipefail', () => {
    expect(remarks({ Dockerfile: 'FROM a:1\nARG a\nENV b=1\nRUN echo "$a$b$HTTP_PROXY"\n' }, shellCheck)).toEqual([]);
    expect(remarks({ Dockerfile: 'FROM alpine:3\nRUN set -o pipefail && true\n' }, shellCheck)).toEqual([]);
  });

  it('can be switched off, as a whole, by code and in place', () => {
    const dockerfile = 'FROM a:1\nRUN echo $1\n';
    const configured = (text: string): string[] =>
      remarks({ Dockerfile: dockerfile }, shellCheck, loadConfiguration(text, 'x').configuration);
    expect(configured('')).toEqual(['SC2086 Dockerfile:2:10']);
    expect(configured('rules: { SC2086: off }')).toEqual([]);
    expect(configured('rules: { shellcheck: off }')).toEqual([]);
    expect(remarks({ Dockerfile: 'FROM a:1\n# plimsoll ignore=SC2086\nRUN echo $1\n' }, shellCheck)).toEqual([]);
  });

  it('mends what the page shows', () => {
    const bad = 'FROM debian:12\nRUN cd $HOME && rm -rf "$HOME"/cache/*\n';
    const { files } = fixSnapshot(memorySnapshot({ Dockerfile: bad }), {
      configuration: DEFAULT_CONFIGURATION,
      unsafe: true,
      rules: ['SC2086'],
      shellCheck,
    });
    expect(files.map(({ after }) => after)).toEqual(['FROM debian:12\nRUN cd "$HOME" && rm -rf "$HOME"/cache/*\n']);
  });
});

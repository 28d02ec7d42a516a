import { describe, expect, it } from '@jest/globals';
import { translate } from '../../../../src/refactor/translate/translate.ts';
import { CASES } from '../proof/cases.ts';
import { ENTRY_POINTS } from '../proof/entry-points.ts';
import { VARIANTS } from '../proof/variants.ts';

function programOf(script: string): string {
  const result = translate(script, { name: 'entry.sh', to: 'python' });
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.text;
}

/** Names of a program that are made at its top level, or in a function's head, and never used. */
function unused(whole: string): string[] {
  const program = whole.replace(/"""[\s\S]*?"""/g, '');
  const names = [
    ...[...program.matchAll(/^import (\w+)$/gm)].map(([, name]) => name),
    ...[...program.matchAll(/^(?:def|class) (\w+)/gm)].map(([, name]) => name),
    ...[...program.matchAll(/^([a-z_]\w*)(?:, \w+)* = /gm)].map(([, name]) => name),
  ];
  return names.flatMap((name) => {
    const found = program.match(new RegExp(`(?<![\\w.])${name}\\b(?!=)`, 'g'));
    return name && (found?.length ?? 0) < 2 ? [name] : [];
  });
}

/** Parameters of helpers with a default that no call gives; those of the script's own functions don't have any. */
function neverGiven(program: string): string[] {
  const heads = [...program.matchAll(/^def (\w+)\((.*)\):$/gm)];
  return heads.flatMap(([head, name, parameters = '']) => {
    const list = parameters.split(', ');
    return list.flatMap((parameter, index) => {
      const [key, value] = parameter.split('=');
      if (value === undefined) return [];
      const named = new RegExp(`\\b${key}=(?!${value?.replace(/[()]/g, '\\$&')}[,)])|"${key}"`);
      const elsewhere = program.replace(head, '');
      const positional = new RegExp(
        `\\b${name}\\((?:[^,()]|\\([^()]*\\)|\\[[^\\]]*\\])+(?:, (?:[^,()=]|\\([^()]*\\))+){${index}}`,
      );
      return named.test(elsewhere) || positional.test(elsewhere) ? [] : [`${name}(${parameter})`];
    });
  });
}

describe('the helpers of a program', () => {
  it('are what a person would write for programs that are run one after the other', () => {
    expect(programOf('#!/bin/bash\ncp -r /a /b\ncp /c /d\nchmod 600 /d\n')).toBe(`#!/usr/bin/env python3
"""The entry point, as entry.sh was before in shell."""

import signal
import subprocess
import sys


def main():
    run(["cp", "-r", "/a", "/b"])
    run(["cp", "/c", "/d"])
    return run(["chmod", "600", "/d"])


def run(args):
    """Runs a program and gives its exit status."""
    try:
        status = subprocess.run(args).returncode
    except OSError as error:
        print(f"{sys.argv[0]}: {args[0]}: {error.strerror}", file=sys.stderr, flush=True)
        status = 127 if isinstance(error, FileNotFoundError) else 126
    return status if status >= 0 else 128 - status


def behave():
    """Ends at an interrupt, as a shell does."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    behave()
    sys.exit(main())
`);
  });

  it('replace the program in a few lines', () => {
    const program = programOf('#!/bin/sh\nexec nginx -g "daemon off;"\n');
    expect(program.slice(program.indexOf('def execute'), program.indexOf('\n\n\ndef behave'))).toBe(`def execute(args):
    """Puts another program in the place of this one."""
    # Python ignores this signal; the program must not begin with that.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        os.execvp(args[0], args)
    except OSError as error:
        if error.errno == errno.ENOEXEC:
            # A script without a shebang is the shell's own.
            execute(["sh", shutil.which(args[0]), *args[1:]])
        print(f"{sys.argv[0]}: {args[0]}: {error.strerror}", file=sys.stderr)
        sys.exit(127 if isinstance(error, FileNotFoundError) else 126)`);
  });

  it.each([...VARIANTS, ...CASES, ...ENTRY_POINTS])('are all used, and their parameters: $name', ({ script }) => {
    const program = programOf(script);
    expect({ unused: unused(program), neverGiven: neverGiven(program) }).toEqual({ unused: [], neverGiven: [] });
  });
});

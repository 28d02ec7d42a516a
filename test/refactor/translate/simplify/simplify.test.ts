import { describe, expect, it } from '@jest/globals';
import { translate } from '../../../../src/refactor/translate/translate.ts';

/** What comes of a script in Python, without its helpers: everything from `main`, without indentation. */
function main(lines: string, shebang = '#!/bin/bash'): string {
  const result = translate(`${shebang}\n${lines}\n`, { name: 'entry.sh', to: 'python' });
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  const [, body = ''] = /^def main\(.*\):\n([\s\S]*?)\n\n\n/m.exec(result.text) ?? [];
  return body.replaceAll(/^ {4}/gm, '');
}

describe('tricks of shells', () => {
  it.each([
    ['[ -z "${MODE+x}" ] && say a; true', 'if "MODE" not in os.environ:\n    run(["say", "a"])'],
    ['[ -n "${MODE:+x}" ] && say a; true', 'if os.environ.get("MODE"):\n    run(["say", "a"])'],
    ['[ "x$MODE" = "x" ] && say a; true', 'if not os.environ.get("MODE"):\n    run(["say", "a"])'],
    ['[ "x$MODE" != "xfast" ] && say a; true', 'if os.environ.get("MODE") != "fast":\n    run(["say", "a"])'],
    ['[ "${#MODE}" = 3 ] && say a; true', 'if len(os.environ.get("MODE", "")) == 3:\n    run(["say", "a"])'],
    ['[ "${#MODE}" = 03 ] && say a; true', 'if str(len(os.environ.get("MODE", ""))) == "03":\n    run(["say", "a"])'],
    ['[ "$1" = run ] && say a; true', 'if args and args[0] == "run":\n    run(["say", "a"])'],
    ['[ "$2" != run ] && say a; true', 'if len(args) < 2 or args[1] != "run":\n    run(["say", "a"])'],
    ['[ "$1" = "" ] && say a; true', 'if (args[0] if args else "") == "":\n    run(["say", "a"])'],
  ])('are said plainly: %s', (line, plain) => {
    expect(main(line)).toBe(plain);
  });

  it('stay where they ask for something else', () => {
    expect(main('[ "x$MODE" = "y" ] && say a; true')).toContain(`f"x{os.environ.get('MODE', '')}" == "y"`);
    expect(main('[ -n "${MODE+}" ] && say a; true')).toContain('"" if "MODE" in os.environ else ""');
  });
});

describe('an assignment of what the environment gives', () => {
  it('is not given to it again', () => {
    expect(main('MODE=${MODE:-}; say "$MODE"')).toBe('mode = os.environ.get("MODE", "")\nreturn run(["say", mode])');
    expect(main('MODE=${MODE-fast}; say "$MODE"')).toBe(
      'mode = os.environ.get("MODE", "fast")\nreturn run(["say", mode])',
    );
  });

  it('is given to it where it may be another', () => {
    expect(main('MODE=${MODE:-fast}; say "$MODE"')).toContain('put("MODE", os.environ.get("MODE") or "fast")');
    expect(main('MODE=${OTHER:-}; say "$MODE"')).toContain('put("MODE", os.environ.get("OTHER", ""))');
  });

  it('goes there once', () => {
    const loop = main('for NAME in a b; do export NAME; say; done');
    expect(loop).toContain('os.environ["NAME"] = name');
    expect(loop).not.toContain('put(');
    expect(main('NAME=$(date); export NAME; say "$NAME"')).not.toContain(' put(');
  });
});

describe('statuses', () => {
  it('have no name where they are asked for at once', () => {
    expect(main('until [ -f x ] && echo found; do sleep 1; done; true')).toBe(
      'while True:\n    if os.path.isfile("x"):\n        print("found")\n        break\n    time.sleep(1)',
    );
    expect(main('[ $# -gt 0 ] && exec "$@"')).toBe('if args:\n    execute(args)\n    return 0\nreturn 1');
    expect(main('a || b')).toBe('if run(["a"]) != 0:\n    return run(["b"])\nreturn 0');
  });

  it('are returned once where each way gives the same', () => {
    expect(main('f() { a || echo b; }\nif f; then say; fi; true')).toContain('if f() == 0:');
    const result = translate('#!/bin/bash\nf() { a || echo b; }\nif f; then say; fi\n', { name: 'a', to: 'python' });
    expect(result.done && result.text).toContain(
      'def f():\n    if run(["a"]) != 0:\n        print("b")\n    return 0\n',
    );
  });

  it('keep their names where they are used again', () => {
    expect(main('a && b')).toBe('status = run(["a"])\nif status == 0:\n    return run(["b"])\nreturn status');
  });
});

describe('a variable that each way assigns', () => {
  it('does not begin with what the environment gives', () => {
    expect(main('[ -x /a ] && BIN=/a || BIN=/b; say "$BIN"')).toBe(
      'if os.access("/a", os.X_OK):\n    bin_ = put("BIN", "/a")\nelse:\n    bin_ = put("BIN", "/b")\nreturn run(["say", bin_])',
    );
  });

  it('does where one way leaves it', () => {
    expect(main('[ -x /a ] && BIN=/a; say "$BIN"')).toContain('bin_ = os.environ.get("BIN", "")');
  });
});

describe('a variable that begins with what the environment gives', () => {
  it('is what is asked, not the environment again', () => {
    expect(main('[ -n "$TOS" ] || TOS=184; say "$TOS"')).toBe(
      'tos = os.environ.get("TOS", "")\nif not tos:\n    tos = put("TOS", "184")\nreturn run(["say", tos])',
    );
  });

  it('is not the one that a function has for itself', () => {
    const lines = 'f() { local TOS=1; say "$TOS"; }\nf\n[ -n "$TOS" ] || TOS=184\nsay "$TOS"';
    expect(main(lines)).toContain('if not tos:');
  });
});

describe('negations', () => {
  it.each([
    ['[ -n "$A" ] && a || b; true', 'if not os.environ.get("A") or run(["a"]) != 0:\n    run(["b"])'],
    ['[ -z "$A" ] && a || b; true', 'if os.environ.get("A") or run(["a"]) != 0:\n    run(["b"])'],
    [
      'if ! { [ -f x ] && [ -f y ]; }; then b; fi',
      'if not (os.path.isfile("x") and os.path.isfile("y")):\n    return run(["b"])',
    ],
  ])('stand where they read well: %s', (line, plain) => {
    expect(main(line)).toBe(plain);
  });
});

describe('tests in parentheses', () => {
  it('need no process of their own', () => {
    expect(main('if ( [ -f x ] && [[ "$A" != b ]] ); then say a; fi')).toBe(
      'if os.path.isfile("x") and os.environ.get("A") != "b":\n    return run(["say", "a"])',
    );
  });

  it.each([
    '( [ -n "${A:=b}" ] )',
    '( [ -n "${A:?}" ] )',
    '( [ -f x ] && a )',
    '( [ -f x ] ) > log',
    '( [ -f x ]; [ -f y ] )',
  ])('do where they may do more: %s', (test) => {
    expect(main(`if ${test}; then say a; fi`)).toContain('def body():');
  });
});

describe('the last process id', () => {
  it('is empty where nothing is ever in the background', () => {
    expect(main('pid=$!\nsay "$pid"')).toContain('pid = ""');
    expect(main('wait $!')).not.toContain('last_pid');
  });
});

describe('an unquoted variable', () => {
  it('is a word where it only holds a process id', () => {
    const lines = main('say &\npid=$!\nkill -TERM $pid\nwait $pid');
    expect(lines).toContain('kill(signal.SIGTERM, pid)');
    expect(lines).toContain('wait_for(pid)');
  });

  it('is split where nothing may be in the background, or where it may hold anything', () => {
    expect(main('say & say\npid=$!\nif x; then say; fi\nkill -TERM $pid')).toContain('kill(signal.SIGTERM, pid)');
    expect(main('if x; then say & true; fi\npid=$!\nkill -TERM $pid')).toContain('*words(pid)');
    expect(main('say &\npid=$!\npid=$1\nkill -TERM $pid')).toContain('*words(pid)');
  });
});

describe('what the environment gives', () => {
  it('is looked up once where it is used often', () => {
    expect(main('say "$NAME"; say "a/$NAME"; say "$NAME/b"')).toBe(
      'name = os.environ.get("NAME", "")\n\nrun(["say", name])\nrun(["say", f"a/{name}"])\nreturn run(["say", f"{name}/b"])',
    );
    expect(main('say "${A:-b}"; say "${A:-b}"; [ "${A:-b}" = c ]')).toMatch(/^a = os.environ.get\("A"\) or "b"\n/);
    expect(main('if [ -n "$NAME" ]; then say "$NAME"; say "$NAME"; fi; true')).toContain('if name:');
  });

  it.each([
    ['it is used twice', 'say "$NAME"; say "$NAME"'],
    ['the script exports another', 'say "$NAME"; say "$NAME"; say "$NAME"; export NAME=x; say'],
    ['any name may change', 'say "$NAME"; say "$NAME"; say "$NAME"; export "$1=x"; say'],
    ['it is unset', 'say "$NAME"; say "$NAME"; say "$NAME"; unset NAME; say'],
  ])('is looked up each time where %s', (_why, lines) => {
    expect(main(lines)).toContain('run(["say", os.environ.get("NAME", "")])');
  });

  it('is not the name of a variable of the script', () => {
    const lines = 'f() { say "$NAME"; say "$NAME"; say "$NAME"; }\nf\nNAME=x\nsay "$NAME"\nf';
    expect(main(lines)).toContain('"NAME"');
    expect(main('say "$A" "$A" "$A" "${A:-b}"')).toContain('os.environ.get("A") or "b"');
  });
});

describe('comments at the top', () => {
  const of = (lines: string): string => {
    const result = translate(`#!/bin/sh\n${lines}\n`, { name: 'entry.sh', to: 'python' });
    return result.done ? result.text.slice(0, result.text.indexOf('"""')) : '';
  };

  it('are about the whole program up to the last empty line, or to the options', () => {
    expect(of('# Licence\n\n# More of it\n\n# About a.\na')).toBe(
      '#!/usr/bin/env python3\n# Licence\n#\n# More of it\n',
    );
    expect(of('# What it does\nset -e\na')).toBe('#!/usr/bin/env python3\n# What it does\n');
    expect(of('# What it does\n\na')).toBe('#!/usr/bin/env python3\n# What it does\n');
    expect(of('# About a.\na')).toBe('#!/usr/bin/env python3\n');
    expect(of('# -*- coding: latin-1 -*-\n\na')).toBe('#!/usr/bin/env python3\n#\n# -*- coding: latin-1 -*-\n');
    expect(of('#\n# Licence\n#\n\n#set -x\na')).toBe('#!/usr/bin/env python3\n# Licence\n');
  });
});

import { describe, expect, it } from '@jest/globals';
import { translate } from '../../../src/refactor/translate/translate.ts';
import { main, refusals } from '../../support/translated.ts';

describe('a trap whose body calls the function that sets it', () => {
  it.each(["n(){ trap '$a' EXIT\n}\n$p\n", 'n() { trap n TERM; }\nn\n'])('comes to an end: %j', (script) => {
    const done = translate(`#!/bin/bash\n${script}`, { name: 'start.sh', to: 'python' });
    expect(done.done || done.refusals.length > 0).toBe(true);
  });
});

describe('options', () => {
  it('are taken by a loop over the arguments', () => {
    const lines = [
      'while getopts "vo:" opt; do',
      '  case $opt in',
      '    v) set -x ;;',
      '    o) folder=$OPTARG ;;',
      '  esac',
      'done',
      'shift $((OPTIND - 1))',
      'say "${folder:-}" "$@"',
    ];
    expect(main(lines.join('\n'))).toBe(`folder = os.environ.get("folder", "")
while True:
    ok, opt, optarg = next_option("vo:", args)
    if not ok:
        break
    if opt == "v":
        trace(True)
    elif opt == "o":
        folder = put("folder", optarg)
args = args[option_index - 1:]
return run(["say", folder, *args])`);
  });

  it.each([
    ['a function', 'f() { while getopts a o; do say "$o"; done; }\nf "$@"', '1 getopts'],
    ['two loops', 'while getopts a o; do :; done\nwhile getopts b o; do :; done', '2 getopts'],
    ['a loop around it', 'for x; do while getopts a o; do :; done; done', '1 getopts'],
    ['other arguments', 'while getopts a o "$x"; do :; done', '1 getopts'],
    ['letters from a variable', 'while getopts "$x" o; do :; done', '1 getopts'],
    ['arguments that change meanwhile', 'while getopts a o; do shift; done', '1 shift'],
    ['arguments that changed since', 'while getopts a o; do :; done\nshift\nshift $((OPTIND - 1))', '3 shift'],
    ['no loop', 'getopts a o', '1 getopts'],
    ['OPTIND for anything else', 'while getopts a o; do say "$OPTIND"; done', '1 $OPTIND'],
    ['OPTARG of the script', 'OPTARG=x\nwhile getopts a: o; do say "$OPTARG"; done', '1 OPTARG='],
  ])('are refused with %s', (_name, lines, refused) => {
    const [line = '', construct] = refused.split(' ');
    expect(refusals(lines)).toContain(`${Number(line) + 1} ${construct}`);
  });
});

describe('a pattern that bash looks at only where there is a value', () => {
  it('is refused where it may end the script', () => {
    expect(refusals('set -u\nsay "${PORT#"$MODE"}"')).toEqual(['3 ${…"$MODE"}']);
    expect(refusals('set -u\nsay "${PORT#"$MODE"}"', '#!/bin/sh')).toEqual([]);
    expect(refusals('set -u\nMODE=x\nsay "${PORT#"$MODE"}"')).toEqual([]);
    expect(refusals('say "${PORT#"$MODE"}"')).toEqual([]);
  });
});

describe('one stream redirected twice', () => {
  it('is refused', () => {
    expect(refusals('say x >> a >> b')).toEqual(['2 >>']);
    expect(refusals('say x > a 2>&1 2> b')).toEqual(['2 >']);
    expect(refusals('say x > a 2> b < c')).toEqual([]);
  });
});

describe('redirections of exec', () => {
  it('are refused where a trap on EXIT of sh may write then', () => {
    const lines = "trap 'say left' EXIT\nexec say x > a";
    expect(refusals(lines, '#!/bin/sh')).toEqual(['3 exec >']);
    expect(refusals(lines)).toEqual([]);
  });
});

describe('sets of characters that shells or languages read in different ways', () => {
  it.each([
    ['case "$1" in [^a]) say x ;; esac', '#!/bin/sh', ['2 [^a]']],
    ['case "$1" in [^a]) say x ;; esac', '#!/bin/bash', []],
    ['case "$1" in "[^"a) say x ;; esac', '#!/bin/sh', []],
    ['case "$1" in [!z-a]) say x ;; esac', '#!/bin/bash', ['2 [!z-a]']],
    ['say [z-a]*', '#!/bin/bash', ['2 [z-a]*']],
    ['say [a-z]*', '#!/bin/bash', []],
  ])('are refused: %s in %s', (line, shebang, refused) => {
    expect(refusals(line, shebang)).toEqual(refused);
  });
});

describe('redirections that dash forgets', () => {
  it.each([
    ['{ ( say x ) > o; } 2>&1', ['2 { ( … ) > … } >']],
    ['{ { ( say x ) > o; }; } 2>&1', ['2 { ( … ) > … } >']],
    ['{ true; ( say x ) > o; } 2>&1', []],
    ['{ ( say x ); } 2>&1', []],
    ['{ { say x; } > o; } 2>&1', []],
  ])('are refused: %s', (line, refused) => {
    expect(refusals(line, '#!/bin/sh')).toEqual(refused);
    expect(refusals(line)).toEqual([]);
  });
});

describe('cat with a here-document', () => {
  it.each([
    ['cat > "$1" <<EOF\na $A\nEOF', `return write(args[0] if args else "", f"a {os.environ.get('A', '')}\\n")`],
    ['cat <<EOF >> log; true\na\nEOF', 'write("log", "a\\n", mode="a")'],
    ['cat >&2 <<EOF; true\na\nEOF', 'print("a", file=sys.stderr)'],
    ['cat <<EOF; true\na\nEOF', 'print("a")'],
    ['cat > log <<EOF || exit 3; true\na\nEOF', 'if write("log", "a\\n") != 0:\n    sys.exit(3)'],
  ])('writes the text: %s', (lines, code) => {
    expect(main(lines)).toBe(code);
  });

  it.each([
    'cat > log <<EOF\n$(date)\nEOF',
    'cat > "$(date)" <<EOF\na\nEOF',
    'cat - > log <<EOF\na\nEOF',
    'cat > log 2>&1 <<EOF\na\nEOF',
  ])('is run where it may do more: %s', (lines) => {
    expect(main(lines)).toContain('run(["cat"');
  });

  it('is refused where bash forgets what its text assigns', () => {
    expect(refusals('cat > log <<EOF\n${x:=1}\nEOF\nsay "$x"')).toEqual(['2 >']);
    expect(refusals('cat > log <<EOF\n${x:=1}\nEOF\nsay "$x"', '#!/bin/sh')).toEqual([]);
    expect(refusals('say > "${x:=log}"')).toEqual(['2 >']);
    expect(refusals('echo a > "${x:=log}"')).toEqual([]);
  });
});

describe('a here-document inside of $( )', () => {
  it('is refused in bash where commands come behind it', () => {
    const lines = 'x=$(if [ "$1" ]; then cat <<EOF\na\nEOF\nelse { say a; say b; }; fi)\nsay "$x"';
    expect(refusals(lines)).toEqual(['2 $( <<']);
    expect(refusals(lines, '#!/bin/sh')).toEqual([]);
    expect(refusals('x=$(cat <<EOF; say a; say b\na\nEOF\n)\nsay "$x"')).toEqual(['2 $( <<']);
    expect(refusals('x=$(say a; cat <<EOF\na\nEOF\n)\nsay "$x"')).toEqual([]);
    expect(refusals('x=$(cat <<EOF | take\na\nEOF\n)\nsay "$x"')).toEqual([]);
  });
});

describe('names of the script', () => {
  it('stay where no helper of the program has them', () => {
    expect(main('wait_for() { nc -z "$1" 80; }\nwait_for db || exit 1')).toContain('if wait_for("db") != 0:');
    expect(main('files=1\nsay "$files"')).toContain('files = 1');
    expect(main('run() { say "$1"; }\nrun db')).toContain('run_("db")');
    expect(main('time=$(date)\nsay "$time"')).toContain('time = output(');
    expect(main('time=$(date)\nsleep 1\nsay "$time"')).toContain('time_ = output(');
  });
});

describe('redirections to other streams', () => {
  it('need no question whether they can be opened', () => {
    const lines = 'set -e\nlog() { echo "$*"; }\nlog a >&2\nlog b\nsay c';
    expect(main(lines)).toBe(
      'with redirected(stdout=sys.stderr):\n    log("a")\nlog("b")\nrun(["say", "c"], check=True)',
    );
  });
});

describe('builtins that look something up', () => {
  it.each([
    ['type -P sh', 'path = shutil.which("sh") or ""\nif path:\n    print(path)'],
    ['type say >/dev/null 2>&1 && ok', 'if shutil.which("say"):\n    return run(["ok"])\nreturn 1'],
    ['[[ a -ef "$DIR" ]] || ok', 'if not same_file("a", os.environ.get("DIR", "")):\n    return run(["ok"])'],
  ])('%s', (line, expected) => expect(main(line)).toContain(expected));

  it.each([
    ['type -P "$1"', '2 type'],
    ['type say', '2 type'],
    ['f() { :; }\ntype f >/dev/null', '3 type'],
    ['cd -e /', '2 cd'],
    ['cd - >/dev/null', '2 cd'],
    ['umask u=rwx', '2 umask'],
    ['let a b', '2 let'],
    ['let "a=$1"', '2 let'],
    ['printf -v "$1" x', '2 printf'],
    ['show a"$@"b"$@"', '2 a"$@"b"$@"'],
    ['show a$@', '2 a$@'],
  ])('are refused: %s', (line, refused) => {
    expect(refusals(line).join()).toContain(refused);
  });

  it('are refused in sh where it has no counterpart, or ends', () => {
    for (const line of ['type -P say', 'umask "$1"', 'let a=1', '[ a -ef b ] && type -a b'])
      expect(refusals(line, '#!/bin/sh')).toHaveLength(1);
  });
});

describe('words and numbers', () => {
  it.each([
    [': ${NAME:="a b"}\nsay "$NAME"', 'name = put("NAME", "a b")'],
    ['echo "given $@"', `print(f"given {' '.join(args)}")`],
    ['let n=1+2\nsay "$n"', 'n = 1 + 2'],
    ['printf -v n %03d 7\nsay "$n"', 'n = str(7).zfill(3)'],
    ['say "${NAME:(-1)}" "${NAME::-1}"', 'substring(os.environ.get("NAME", ""), -1)'],
    [
      'cd -P -- "$DIR"',
      'change_directory(os.path.realpath(os.environ.get("DIR", ""))) if os.environ.get("DIR") else 1',
    ],
    ['umask "${MASK:-022}"', 'set_umask(os.environ.get("MASK") or "022")'],
    ['echo -e "$NAME"', 'echo("-e", os.environ.get("NAME", ""))'],
    ["echo -e 'a\\tb'", 'print("a\\tb")'],
    ["echo -e '\\xe2\\x9c\\x94'", 'echo("-e", "\\\\xe2\\\\x9c\\\\x94")'],
  ])('%s', (lines, expected) => expect(main(lines)).toContain(expected));
});

describe('a regular expression', () => {
  it.each([
    ['^a$', 'fullmatch("a"'],
    ['^(a|b)$', 'fullmatch("(a|b)"'],
    ['^(a$)', 'fullmatch("(a)"'],
    ['^a(b$)', 'fullmatch("a(b)"'],
    ['^[|]$', 'fullmatch(r"[\\|]"'],
    ['^"$1"$', 'fullmatch(re.escape('],
    ['^"|"$', 'fullmatch(r"\\|"'],
    ['^$', 'fullmatch(""'],
    ['^a$|^b$', 'search(r"^a\\Z|^b\\Z"'],
    ['^(a|b$)', 'search(r"^(a|b\\Z)"'],
    ['^a|b$', 'search(r"^a|b\\Z"'],
    ['(^a$)', 'search(r"(^a\\Z)"'],
    ['a$', 'search(r"a\\Z"'],
    ['^a', 'search("^a"'],
  ])('matches the whole text where it has to: %s', (regex, code) => {
    expect(main(`if [[ $2 =~ ${regex} ]]; then say; fi`)).toContain(`re.${code}`);
  });
});

describe('translate', () => {
  it('writes what a person would write', () => {
    const script = `set -e
# Where it listens.
PORT=\${PORT:-8080}
export APP_HOME="/srv/app"

if [ ! -f "$APP_HOME/config.yml" ]; then
  echo "No configuration: making one"
  mkdir -p "$APP_HOME"
  cat > "$APP_HOME/config.yml" <<EOF
port: $PORT
EOF
fi
case "$1" in
  serve|'') set -- app --port "$PORT" ;;
  -*) set -- app "$@" ;;
esac
exec "$@"`;
    expect(main(script)).toBe(`# Where it listens.
port = put("PORT", os.environ.get("PORT") or "8080")
os.environ["APP_HOME"] = "/srv/app"

if not os.path.isfile(f"{os.environ['APP_HOME']}/config.yml"):
    print("No configuration: making one")
    run(["mkdir", "-p", os.environ["APP_HOME"]], check=True)
    must(write(f"{os.environ['APP_HOME']}/config.yml", f"port: {port}\\n"))
word = args[0] if args else ""
if word in ("serve", ""):
    args = ["app", "--port", port]
elif word.startswith("-"):
    args = ["app", *args]
execute(args)`);
  });

  it('writes what a person would write for Node', () => {
    const script = `#!/bin/bash
set -e
# Where it listens.
PORT=\${PORT:-8080}

log() { echo "[start] $*" >&2; }

wait_for() {
  local host="$1" tries=0
  until nc -z "$host" 5432; do
    tries=$((tries + 1))
    if [ "$tries" -ge 30 ]; then log "$host is not there"; exit 1; fi
    sleep 0.5
  done
}
wait_for db
version=$(cat VERSION)
for name in a b; do
  file="/etc/\${name%.*}.conf"
  [ -f "$file" ] || log "no $file"
done
if [[ $version == 2.* ]]; then
  sed "s/@PORT@/$PORT/" app.tmpl > app.conf
fi
(cd work && ls | wc -l) &
exec app --version "$version" "$@"
`;
    const result = translate(script, { name: 'entry.sh', to: 'node' });
    const start = "import { setTimeout as sleep } from 'node:timers/promises';\n\n";
    expect(
      result.done && result.text.slice(result.text.indexOf(start) + start.length, result.text.indexOf('\n\n/** Runs')),
    ).toBe(
      `function log(...args) {
  console.error(\`[start] \${args.join(' ')}\`);
}

async function waitFor(host) {
  let tries = 0;
  while (await run(['nc', '-z', host, '5432']) !== 0) {
    tries += 1;
    if (tries >= 30) {
      log(\`\${host} is not there\`);
      process.exit(1);
    }
    await sleep(500);
  }
}

async function body() {
  const status = changeFolder('work');
  if (status === 0) {
    await pipeline([['ls'], ['wc', '-l']], { check: true });
    return 0;
  }
  return status;
}

async function main(args) {
  // Where it listens.
  const port = put('PORT', process.env.PORT || '8080');
  await waitFor('db');
  const version = await output(['cat', 'VERSION'], { check: true });
  for (const name of ['a', 'b']) {
    const file = \`/etc/\${beforeLast(name, '.')}.conf\`;
    if (!stat(file)?.isFile()) {
      log(\`no \${file}\`);
    }
  }
  if (version.startsWith('2.')) {
    await run([
      'sed', \`s/@PORT@/\${port}/\`, 'app.tmpl',
    ], { stdout: { write: 'app.conf' }, check: true });
  }
  start([apart(body)]);
  await execute(['app', '--version', version, ...args]);
}`,
    );
  });

  it.each([
    ['x=$((1 << 3))', '2 <<'],
    ["trap '' TERM", "2 trap ''"],
    ['echo x | tee /dev/stderr | cat', '2 /dev/stderr'],
  ])('refuses %j for Node only', (script, expected) => {
    const refused = translate(`#!/bin/bash\n${script}\n`, { name: 'x', to: 'node' });
    expect(refused.done ? [] : refused.refusals.map(({ line, construct }) => `${line} ${construct}`)).toEqual([
      expected,
    ]);
    expect(refusals(script)).toEqual([]);
  });

  it('breaks long lines outside of texts only', () => {
    const line = `a long line of the text (with brackets, and commas) ${'x'.repeat(100)} (again, there)`;
    for (const to of ['python', 'node'] as const) {
      const result = translate(`#!/bin/sh\ncat > file <<EOF\n${line}\n$1\n${line}\nEOF\n`, { name: 'x', to });
      expect(result.done && result.text.split('\n').filter((each) => each.includes(line)).length).toBe(2);
    }
  });

  it('keeps comments: of the whole program, above a command and behind it', () => {
    const script = `#
# Copyright People
#

# What it does.
# shellcheck disable=SC2086
echo a # greets
until [ -f x ] && echo found; do
  sleep 1
done
run-me ${'with-a-long-argument '.repeat(3)} # a comment that has no room there
exec "$@" # the end`;
    const of = (to: 'python' | 'node'): string => {
      const result = translate(`#!/bin/sh\n${script}\n`, { name: 'entry.sh', to });
      return result.done ? result.text : '';
    };
    expect(of('python')).toMatch(/^#!.*\n# Copyright People\n"""The entry point/);
    expect(main(script, '#!/bin/sh')).toBe(`# What it does.
print("a")  # greets
while True:
    if os.path.isfile("x"):
        print("found")
        break
    time.sleep(1)
# a comment that has no room there
run(["run-me", "with-a-long-argument", "with-a-long-argument", "with-a-long-argument"])
# the end
execute(args)`);
    expect(of('node')).toMatch(/^#!.*\n\/\/ Copyright People\n\n\/\/ The entry point/);
    expect(of('node')).toContain("console.log('a'); // greets\n");
  });

  it('keeps numbers as numbers, and loops as loops', () => {
    expect(
      main(
        'tries=0\nuntil pg_isready -q; do\n  tries=$((tries + 1))\n  [ "$tries" -ge 30 ] && exit 1\n  sleep 1\ndone\necho up',
      ),
    ).toBe(
      `tries = 0
while run(["pg_isready", "-q"]) != 0:
    tries += 1
    if tries >= 30:
        sys.exit(1)
    time.sleep(1)
print("up")`,
    );
  });

  it('names the arguments of functions, and gives the exit status of those that are asked', () => {
    const result = translate(
      '#!/bin/bash\nset_option() {\n  local file="$1" value="$2"\n  grep -q "$value" "$file"\n}\nset_option a.conf b || echo no\n',
      { name: 'entry.sh', to: 'python' },
    );
    expect(result.done && result.text).toContain(
      'def set_option(file_, value):\n    return run(["grep", "-q", value, file_])\n',
    );
  });

  it('forwards what a trap does, and waits as a shell waits', () => {
    const script = 'trap \'kill -TERM "$child"\' TERM INT\nserver &\nchild=$!\nwait "$child"';
    expect(main(script)).toBe(
      `global child
trap(on_term, signal.SIGTERM, signal.SIGINT)
start(["server"])
child = put("child", last_pid)
return wait_for(child)`,
    );
  });

  it.each([
    ['eval "$x"', '2 eval'],
    ['source ./lib.sh', '2 source'],
    ['echo ok\n. /etc/profile', '3 .'],
    ['cat <(ls)', '2 syntax'],
    ['trap cleanup ERR', '2 trap'],
    ['name=lower; x=${!name}; lower=1', '2 ${!name}'],
    ['X=1; export "$1=2"', '2 export "$…"'],
    ['x=${!BASH*}', '2 ${!BASH@}'],
    ['f() { local msg=1; }; f; export msg', '2 local msg'],
    ['shopt -s extglob', '2 shopt'],
    ['echo $RANDOM', '2 $RANDOM'],
    ['IFS=,', '2 IFS='],
    ['f() { f; }; f', '2 f'],
    ['f\nf() { :; }', '2 f'],
    ['declare -A map', '2 declare -A'],
    ['case x in *) : ;& y) ;; esac', '2 ;&'],
    ['echo "unclosed', '3 syntax'],
    ['if x; then y; else\nfi', '3 syntax'],
    ['exec 3>&1', '2 3>&'],
    ['read -t 3 a', '2 read'],
    ['printf "%x" 3', '2 printf %x'],
    ['coproc x', '2 syntax'],
    ["trap 'say $?' EXIT; f() { exit 3; }; f > log", '2 trap EXIT'],
    ["trap 'say $?' EXIT; trap '{ exit 1; } > log' TERM", '2 trap EXIT'],
    ["set -u; trap 'say $?' EXIT; echo $X | cat", '2 trap EXIT'],
    ["set -u; trap 'say $?' EXIT; IFS=: read -r a b <<< $X", '2 trap EXIT'],
  ])('refuses %j with its line and construct', (script, expected) => {
    expect(refusals(script)).toContain(expected);
  });

  it('tells all that stands in the way, in the order of lines', () => {
    expect(refusals('eval a\necho ok\nshopt -s extglob\nsource b')).toEqual(['2 eval', '4 shopt', '5 source']);
  });

  it('asks for a shebang that it knows', () => {
    const of = (text: string): boolean => translate(text, { name: 'x', to: 'python' }).done;
    expect(of('echo hi\n')).toBe(false);
    expect(of('#!/usr/bin/python3\nprint(1)\n')).toBe(false);
    expect(of('#!/bin/bash -x\necho hi\n')).toBe(false);
    expect(of('#!/bin/sh\r\necho hi\r\n')).toBe(false);
    expect(of('#!/usr/bin/env bash\necho hi\n')).toBe(true);
    expect(of('#!/bin/sh -eu\necho hi\n')).toBe(true);
  });

  it('does not lose itself in text that is made to be hard', () => {
    expect(refusals('('.repeat(5000))).toEqual(['2 syntax']);
    expect(refusals(`echo ${'$('.repeat(3000)}`)).toEqual(['2 syntax']);
    expect(refusals(`x=${'"$((1+'.repeat(2000)}`).length).toBeGreaterThan(0);
    const calls = Array.from({ length: 40 }, (_, i) => `f${i}() { f${i - 1}; f${i - 1}; }`).slice(1);
    expect(refusals(`f0() { :; }\n${calls.join('\n')}\nf39`).join()).toContain('script');
  });
});

describe('read', () => {
  it('reads to a NUL, or to another character', () => {
    const lines = 'find . -print0 | sort -z | while IFS= read -r -d \'\' file; do\n  say "$file"\ndone\nread -rd : key';
    expect(main(lines)).toContain('ok, file_ = read_line(end=b"\\0", strip=False)');
    expect(main(lines)).toContain('key = read_line(end=b":")');
  });

  it.each([
    ['backslashes that join what -d parts', "read -d '' x", '2 read'],
    ['an end that is known only at run time', 'read -r -d "$end" x', '2 read'],
    ['several names for what is not parted', 'IFS= read -r a b', '2 read'],
    ['the name of an array in its option', 'read -ar x', '2 read'],
  ])('refuses %s', (_name, lines, refusal) => {
    expect(refusals(lines)).toEqual([refusal]);
  });
});

describe('< <( … )', () => {
  it('runs beside the loop that reads it', () => {
    const lines = 'while IFS= read -r -d \'\' file; do\n  last=$file\ndone < <(find . -print0)\nsay "${last:-}"';
    expect(main(lines)).toBe(`last = os.environ.get("last", "")
with redirected(stdin=piped_from(["find", ".", "-print0"])):
    while True:
        ok, file_ = read_line(end=b"\\0", strip=False)
        if not ok:
            break
        last = put("last", file_)
return run(["say", last])`);
  });

  it('runs what the shell does itself in a process of its own', () => {
    expect(main('read -r x y < <(cd etc; pwd)\nsay "$x"')).toContain('with redirected(stdin=piped_from(body)):');
    expect(main('f() { say hi; }\nread -r x < <(f)\nsay "$x"')).toContain('piped_from(lambda: f())');
    expect(main('read -r x < <(say hi | tr a b)\nsay "$x"')).toContain('piped_from(["say", "hi"], ["tr", "a", "b"])');
  });

  it.each([
    ['behind another redirection', 'while read -r x; do :; done 2> log < <(say)', '2 <( … )'],
    ['of a program', 'cat < <(say)', '2 <( … )'],
    ['of exec', 'exec < <(say)', '2 <( … )'],
    ['of another stream', '{ say; } 2< <(say)', '2 <( … )'],
    ['before a number that may be its own', 'read -r x < <(say)\nsay "$!"', '3 $!'],
    ['before a wait that may wait for it', 'say &\nread -r x < <(say)\nwait', '4 wait'],
  ])('is refused %s', (_name, lines, refusal) => {
    expect(refusals(lines)).toEqual([refusal]);
  });

  it('leaves the number of a command in the background alone that is asked for at once', () => {
    expect(refusals('say &\npid=$!\nread -r x < <(say)\nwait "$pid"')).toEqual([]);
  });

  it('is no part of sh, and nothing for Node', () => {
    const script = 'read -r x < <(say)\n';
    expect(translate(`#!/bin/sh\n${script}`, { name: 'entry.sh', to: 'python' }).done).toBe(false);
    const node = translate(`#!/bin/bash\n${script}`, { name: 'entry.sh', to: 'node' });
    expect(node.done || node.refusals.map(({ construct }) => construct)).toEqual(['<( … )']);
  });
});

describe('shopt', () => {
  it('lets file patterns become nothing', () => {
    const lines =
      'shopt -s nullglob\nfor file in conf/*.sh; do\n  say "$file"\ndone\nsay $LIST\nshopt -u nullglob\nsay *.txt';
    expect(main(lines)).toBe(`for file_ in sorted(glob.glob("conf/*.sh")):
    run(["say", file_])
run(["say", *words(os.environ.get("LIST", ""), nullglob=True)])
return run(["say", *files("*.txt")])`);
  });

  it('leaves out what changes nothing', () => {
    expect(main('shopt -s expand_aliases huponexit\nsay hi')).toBe('return run(["say", "hi"])');
  });

  it.each([
    ['another option', 'shopt -s lastpipe', '2 shopt'],
    ['a question', 'shopt -q nullglob', '2 shopt'],
    ['a list', 'shopt', '2 shopt'],
    ['what may be on', 'if say; then shopt -s nullglob; fi\nsay *', '3 shopt nullglob'],
    ['a function in both ways', 'f() { say *; }\nf\nshopt -s nullglob\nf', '2 shopt nullglob'],
    ['a trap', "trap 'say *' TERM\nshopt -s nullglob\nsay *", '2 shopt nullglob'],
    ['a word of several parts', 'shopt -s nullglob\nsay "a b"$x', '3 "a b"$x'],
    ['a target', 'shopt -s nullglob\nsay > $x', '3 > $x'],
  ])('refuses %s', (_name, lines, refusal) => {
    expect(refusals(lines)).toEqual([refusal]);
  });
});

describe('names with a prefix', () => {
  it('come from the environment', () => {
    expect(main('export APP_X=1\nfor name in "${!APP_@}"; do\n  say "$name"\ndone\nsay ${!APP*} "${!APP_*}"')).toBe(
      `os.environ["APP_X"] = "1"
for name in names_with("APP_"):
    run(["say", name])
return run(["say", *names_with("APP"), " ".join(names_with("APP_"))])`,
    );
  });

  it.each([
    ['a variable that programs do not see', 'APP_X=1\nsay "${!APP_@}"', '3 ${!APP_@}'],
    ['a list', 'export APP_X\nAPP_Y=(a)\nsay "${!APP_@}"', '4 ${!APP_@}'],
    ['a local variable', 'f() { local APP_X; say "${!APP_@}"; }\nf', '2 ${!APP_@}'],
    ["a variable of the shell's", 'say "${!BASH@}"', '2 ${!BASH@}'],
  ])('are refused where one may be %s', (_name, lines, refusal) => {
    expect(refusals(lines)).toEqual([refusal]);
  });
});

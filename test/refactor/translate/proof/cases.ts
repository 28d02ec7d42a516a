import type { Language } from '../../../../src/refactor/translate/language.ts';
import type { Run } from './generate.ts';

export interface Case {
  readonly name: string;
  readonly script: string;
  readonly runs: readonly Run[];
  /** The language that it is translated to; undefined: each. */
  readonly only?: Language;
}

function run(env: Record<string, string> = {}, args: string[] = [], stdin = ''): Run {
  return { env, args, stdin };
}

/** A script that shows what it makes of its options. */
const OPTIONS = (shell: string, letters: string): string =>
  `#!/bin/${shell}\nwhile getopts "${letters}" opt; do\n  show "$opt" "\${OPTARG-unset}"\ndone\nshow "$opt" "\${OPTARG-unset}"\nshift "$((OPTIND - 1))"\nshow "$@"\n`;

const OPTION_RUNS: readonly Run[] = [
  ['-a', '-b', 'x y', 'rest'],
  ['-abx', '-ab', ''],
  ['-za', '-b'],
  ['-a', '--', '-b'],
  ['-', '-a'],
  ['-b', '--', '-a', '-?', '-:'],
  ['x', '-a'],
  ['--', '-a'],
].map((args) => run({}, args));

/** What the proof found to differ once, and what real entry points do. */
export const CASES: readonly Case[] = [
  {
    name: 'a variable that := may have assigned',
    script: '#!/bin/sh\n: "${MODE:=fallback}"\nshow "${MODE#*/}"\n',
    runs: [run(), run({ MODE: 'a/b' }), run({ MODE: '' })],
  },
  {
    name: 'text for a pipeline goes in',
    script: '#!/bin/bash\nset -e\necho x | grep -q x && exit 3\n',
    runs: [run()],
  },
  {
    name: 'a test that can end the script is made although its outcome is known',
    script: '#!/bin/bash\nset -u\nif [ -n "${#NAME}" ]; then exit 3; fi\n',
    runs: [run(), run({ NAME: 'x' })],
  },
  {
    name: 'a variable before a command that only one way assigned',
    script: '#!/bin/sh\nif [ "$1" = x ]; then LIST=$(number); fi\nMODE="${#LIST}" PORT=1 ok\n',
    runs: [run({ LIST: 'abc' }), run({ LIST: 'abc' }, ['x']), run()],
  },
  {
    name: 'exec does not take an option for a program',
    script: '#!/bin/bash\nexec "$@"\n',
    runs: [run({}, ['-n', 'b']), run({}, ['say', '-n']), run({}, []), run({}, ['nosuchprogram'])],
  },
  {
    name: 'a long condition in parentheses stays a condition',
    script:
      '#!/bin/bash\n[[ "${NAME%%[0-9]*}" =~ ^[[:space:]]+[a-z]*$ ]] && say "a word long enough for the line to be broken" || say no\n',
    runs: [run({ NAME: ' x1' }), run({ NAME: 'x' })],
  },
  {
    name: 'exec of nothing, and behind --',
    script: '#!/bin/bash\nexec "$@"\n',
    runs: [
      run({}, ['']),
      run({}, ['--', 'say', 'x']),
      run({}, ['--', '-e']),
      run({}, ['--']),
      run({}, ['-']),
      run({}, ['--', '']),
    ],
  },
  {
    name: 'exec of bash takes its options from the arguments',
    script: '#!/bin/bash\nexec "$@"\n',
    runs: [
      ['-c', 'show', 'a'],
      ['-c', 'nosuchprogram'],
      ['-c', 'bash', '-c', 'echo $PATH; export -p'],
      ['-l', 'bash', '-c', 'echo "<$0>"; shopt -q login_shell || echo no'],
      ['-a', 'name', 'sh', '-c', 'echo "<$0>"'],
      ['-la', '', 'sh', '-c', 'echo "<$0>"'],
      ['-clacl', '--', 'sh', '-c', 'echo "<$0>"; export -p'],
      ['-a'],
      ['-cl'],
      ['-cx', 'show'],
      ['--all', 'show'],
      ['-c', ''],
      ['-a', 'x', '--', '-l'],
    ].map((args) => run({ MODE: 'm' }, args)),
  },
  {
    name: 'bash goes on behind an option that exec does not know',
    script:
      '#!/bin/bash\nMODE=x exec "$@"\nsay "after $? $MODE"\nif exec "$@"; then say none; else say "failed $?"; fi\nexec "$@" || say "failed $?"\nf() { exec "$@"; }\nf "$@" || say "f $?"\nf "$@"\nsay "f $?"\n( exec "$@"; say "inside $?" )\nsay "outside $(exec "$@"; echo $?)"\nexec "$CMD" --help\nsay end\n',
    runs: [
      run({}, ['-x', 'y']),
      run({}, ['--', '-x']),
      run(),
      run({}, ['-c']),
      run({}, ['-a']),
      run({ CMD: '-x' }, ['-x']),
      run({ CMD: 'show' }, ['-x']),
      run({}, ['show', 'a']),
    ],
  },
  {
    name: 'set -e ends the script behind such an option, and a function does as its caller says',
    script:
      '#!/bin/bash\nset -e\nf() { exec "$@"; say "in f $?"; }\nf "$@" || say "f $?"\n[ $# -gt 1 ] && exec "$@" || say "failed $?"\n[ "$MODE" = f ] && f "$@"\nexec "$@"\nsay never\n',
    runs: [run({}, ['-x']), run({}, ['-x', 'y']), run({ MODE: 'f' }, ['-x', 'y']), run(), run({}, ['show'])],
  },
  {
    name: 'exec ends the script where nothing comes behind it',
    script: '#!/bin/bash\nif [ -n "$MODE" ]; then\n  exec "$@" >out.log\nelse\n  exec "$@"\nfi\n',
    runs: [run({}, ['-x']), run({ MODE: 'm' }, ['-x']), run(), run({ MODE: 'm' }), run({ MODE: 'm' }, ['show', 'a'])],
  },
  {
    name: 'the streams of exec stay where there is no program to run',
    script:
      '#!/bin/bash\nexec "$@" >out.log\nsay "after $?"\necho b\necho c >&2\nexec "$@" 2>>out.log\nwarn e\necho d >&2\n',
    runs: [run(), run({}, ['-x']), run({}, ['show', 'a']), run({}, ['nosuchprogram'])],
  },
  {
    name: 'so they do in sh',
    script: '#!/bin/sh\nexec "$@" >out.log\nsay "after $?"\necho b\nexec "$@" 2>>out.log\nwarn e\n',
    runs: [run(), run({}, ['-x']), run({}, ['show', 'a'])],
  },
  {
    name: 'bash goes on behind an exec whose file can not be opened',
    script:
      '#!/bin/bash\nexec >none/out.log\nsay "after $?"\nexec show a >none/out.log\nsay "after $?"\nexec >none/x 2>err.log || echo "failed $?"\nwarn on\nexec "$@" <none/in\nsay "end $?"\n',
    runs: [run(), run({}, ['show', 'b'])],
  },
  {
    name: 'set -e ends the script there, and sh does so anyway',
    script: '#!/bin/bash\nset -e\necho a\nexec >none/out.log\nsay never\n',
    runs: [run()],
  },
  {
    name: 'a trap on EXIT writes where a block was led that exec ended',
    script: '#!/bin/bash\ntrap "echo bye" EXIT\n{ exec "$@"; echo "in $?"; } >out.log\necho on\n',
    runs: [run({}, ['nosuchprogram']), run({}, ['-x']), run(), run({}, ['show', 'a'])],
  },
  {
    name: 'bash forgets a trap on EXIT when exec found something that is no program',
    script: '#!/bin/bash\nleave() { echo "bye $?"; }\ntrap leave EXIT\nexec "$@" >out.log\n',
    runs: ['nosuchprogram', './none', './b.txt', 'etc', './etc', '-x', ''].map((name) => run({}, [name])),
  },
  {
    name: 'and sh does not',
    script: '#!/bin/sh\nleave() { echo "bye $?"; }\ntrap leave EXIT\nexec "$@"\n',
    runs: ['nosuchprogram', './none', './b.txt', 'etc', './etc', ''].map((name) => run({}, [name])),
  },
  {
    name: 'sets of characters in patterns that are known only at run time',
    script:
      '#!/bin/sh\nfor c in b e - x z a . ] "[" "&" "~" "|" " " "!"; do\n  case "$c" in $MODE) say "$c ${c#$MODE}" ;; esac\ndone\n',
    runs: [
      ...['[e--x]', '[pre--post]', '[z-a]', '[!z-a]', '[z-ab]', '[a-c-e]', '[--a]', '[az-b-c]', '[]a]', '[!]a]'],
      ...['[a-]', '[[:punct:]]', '[[:blank:]]', '[[:xdigit:]-]', '[a&&b]', '[~|]', 'a[', '[a[]', '[.-a]'],
    ].map((MODE) => run({ MODE })),
  },
  {
    name: 'a variable that a block assigns whose file can not be opened',
    script:
      '#!/bin/sh\nf() { NAME=f; }\nif f; then MODE=x; fi >no/such/file\nsay "$NAME $MODE"\nf >no/such/file || say no\nsay "$NAME"\n{ PORT=1; exit 3; } 2>no/such/file\nsay "$PORT"\n',
    runs: [run({ NAME: 'n', MODE: 'm' }), run()],
  },
  {
    name: 'the word of a case is looked at where its first pattern matches anything',
    script:
      '#!/bin/sh\nset -u\ncase "$(say x)" in *) say a ;; esac\ncase "${#MODE}" in *) say b ;; esac\ncase "$NAME" in *) say c ;; esac\n',
    runs: [run(), run({ MODE: 'm' }), run({ MODE: 'm', NAME: 'n' })],
  },
  {
    name: 'sh ends behind an exec whose file can not be opened',
    script: '#!/bin/sh\necho a\n[ -z "$MODE" ] || exec show b >none/out.log\nexec >none/out.log\nsay never\n',
    runs: [run(), run({ MODE: 'm' })],
  },
  {
    name: 'a program in the background that is not there',
    script: '#!/bin/bash\nnosuchprogram &\npid=$!\nwait "$pid" || say "status $?"\nwait "$pid"\n',
    runs: [run()],
  },
  {
    name: 'programs do not see an array under the name of a variable',
    script: '#!/bin/bash\nFILES=(a "b c")\nshow "${FILES[@]}"\n',
    runs: [run({ FILES: 'x' }), run()],
  },
  {
    name: 'exec of sh knows no options',
    script: '#!/bin/sh\nexec "$@"\n',
    runs: [run({}, ['-n', 'b']), run({}, ['bare', 'x']), run({}, [''])],
  },
  {
    name: 'with set -u a stage of a pipeline ends alone',
    script: '#!/bin/sh\nset -u\nprintf "%s\\n" "$MODE" | sed s/w/W/ > out.log\nsay on\n',
    runs: [run(), run({ MODE: 'web' })],
  },
  {
    name: 'with set -e a failing $( ) ends the script, but not in a local',
    script: '#!/bin/bash\nset -e\nf() { local x=$(fail1); say "$x"; }\nf\ny=$(fail3)\nsay never\n',
    runs: [run()],
  },
  {
    name: 'a && b || c, and || true',
    script:
      '#!/bin/bash\n[ -n "$DIR" ] && say chown || true\n[ -n "$DIR" ] && MODE=a || MODE=b\nfail1 || true\nshow "$MODE"\n',
    runs: [run(), run({ DIR: 'x', MODE: 'y' })],
  },
  {
    name: 'programs see what was assigned where the environment had the variable',
    script: '#!/bin/sh\nPORT=1\nsay a\nexport MODE\nMODE=late\nsay b\nunset PORT\nPORT=2\nsay c\n',
    runs: [run(), run({ PORT: '9', MODE: 'm' })],
  },
  {
    name: 'a folder that can not be made ends the script',
    script: '#!/bin/sh\nset -e\nmkdir -p a.txt/x\nsay never\n',
    runs: [run()],
  },
  {
    name: 'a script without a shebang is run by the shell',
    script: '#!/bin/bash\nbare a b\nbare c | take\nx=$(bare d)\nshow "$x"\n',
    runs: [run()],
  },
  {
    name: 'words are split and become files as in a shell',
    script: '#!/bin/bash\nshow $LIST $1 --x=$LIST *.txt "$LIST"\nfor f in $LIST etc/conf.d/*; do show "$f"; done\n',
    runs: [run({ LIST: '*.txt' }), run({ LIST: ' a  b\tc\n' }), run({ LIST: 'nothing* [ab].txt .h*' }, ['x y'])],
  },
  {
    name: 'a loop that reads leaves the rest of the input to the programs inside',
    script: '#!/bin/sh\nwhile read -r line; do show "$line"; head -1 > /dev/null; done\n',
    runs: [run({}, [], 'one\ntwo  x\n three\nlast')],
  },
  {
    name: 'a database is waited for, and asked until it has a table',
    script:
      '#!/usr/bin/env bash\nexport DB_URL="db://${HOST:-postgres}:${PGPORT:-5432}"\nPGPORT=${PGPORT:-5432}\n[[ -n "${ADMIN:-}" ]] && export ADMIN || unset ADMIN\nuntil PASSWORD="$HOST" pg_isready -p ${PGPORT} >/dev/null 2>&1; do\n  sleep 0.01\ndone\nuntil PASSWORD="$HOST" number "select \'${HOST}\';" 2>/dev/null | grep -q 4; do\n  sleep 0.01\ndone\n[[ -x entry ]] && \\\n  ( bash -c \'say apart >/dev/null\' ) >/dev/null 2>&1 </dev/null\nexec "$@"\n',
    runs: [run({}, ['say', 'x']), run({ HOST: 'a b', ADMIN: '', PGPORT: '1 2' }, ['ok']), run({ ADMIN: 'x' })],
  },
  {
    name: 'a signal that ends sh leaves no time for the last action',
    script:
      '#!/bin/sh\ntrap "say left" EXIT\nserver &\npid=$!\nwhile [ ! -e server-up ]; do sleep 0.05; done\n: > ready\nwait "$pid"\n',
    runs: [
      { ...run(), signal: 'TERM' },
      { ...run(), signal: 'INT' },
    ],
  },
  {
    name: 'a signal that ends bash leaves time for the last action',
    script:
      '#!/bin/bash\ntrap "say left" EXIT\nserver &\npid=$!\nwhile [ ! -e server-up ]; do sleep 0.05; done\n: > ready\nwait "$pid"\n',
    runs: [{ ...run(), signal: 'TERM' }],
  },
  {
    name: 'text that is split stands beside text that is not',
    script:
      '#!/bin/sh\nshow "a  b"$LIST"c"$1 $LIST\'*\' "$1"$LIST *$MODE"x" "$DIR"/*$MODE\nsed "s/alpha/\\1"${MODE}"/" a.txt || show "failed"\n',
    runs: [
      run(),
      run({ LIST: ' x  y ', MODE: '.txt', DIR: 'etc' }, ['p q']),
      run({ LIST: '[ab].txt', MODE: 'z', DIR: 'data dir' }),
    ],
  },
  {
    name: 'a trap is done after the program in front, and waiting ends at once',
    script:
      '#!/bin/sh\nstop() { say stopping; kill -TERM "$child"; wait "$child"; say "status $?"; exit 4; }\ntrap stop TERM INT\nserver &\nchild=$!\nwhile [ ! -e server-up ]; do sleep 0.05; done\n: > ready\nwait "$child"\nsay never\n',
    runs: [
      { ...run(), signal: 'TERM' },
      { ...run(), signal: 'INT' },
    ],
  },
  {
    name: 'the last action of bash writes where the command leads that ends it',
    script:
      '#!/bin/bash\nset -eu\ntrap \'echo "left $?"; exit 7\' EXIT\nf() {\n  while read -r line; do\n    [ "$line" != "${STOP:-}" ] || exit 3\n  done < a.txt\n}\nf\n{\n  echo "${1:-}"\n  { fail3; } > inner.log\n} > outer.log\n',
    runs: [run(), run({ STOP: 'beta' }), run({ STOP: '' }), run({ STOP: '' }, ['x'])],
  },
  {
    name: 'the last action of sh writes where it always does',
    script: '#!/bin/sh\nset -e\ntrap \'echo "left $?"\' EXIT\n{\n  echo in\n  fail3\n} > out.log\n',
    runs: [run()],
  },
  {
    name: 'a signal that ends bash inside of redirections leaves time for the last action there',
    script:
      '#!/bin/bash\nstop() { exit 4; }\ntrap \'echo "left $?"\' EXIT\ntrap stop TERM\n{\n  server &\n  pid=$!\n  while [ ! -e server-up ]; do sleep 0.05; done\n  : > ready\n  wait "$pid"\n} > out.log\n',
    runs: [{ ...run(), signal: 'TERM' }],
  },
  {
    name: 'streams of functions and blocks follow each other',
    script:
      '#!/bin/bash\nf() { echo out; echo err >&2; say s; warn w; }\nf >&2\nf 2>&1\n{ f >&2; } 2>&1 | take\nx=$(f 2>&1 >/dev/null)\nshow "$x"\n{ f >&2 2>&1; } > o.log 2> e.log\nif true; then f; fi >&2\n',
    runs: [run()],
  },
  {
    name: 'a part of the script reads a text, and sees its end',
    script:
      '#!/bin/bash\nset -u\necho x | while read -r line; do echo "$line$MODE"; done\nset +u\n{ cat; echo more; } <<EOF | take\n$MODE\nEOF\n',
    runs: [run({ MODE: 'a\nb' })],
  },
  {
    name: 'a part of the script that prints for ever ends with its reader',
    script:
      '#!/bin/bash\nset -o pipefail\nf() { while true; do echo y; done; }\nf | head -2\nsay "$?"\nwhile true; do say z; done | head -1\n',
    runs: [run()],
  },
  {
    name: 'words are made before streams are redirected',
    script:
      '#!/bin/bash\nf() { show "$@"; take; }\nf "$(cat)" < a.txt\necho "$(warn x)" 2>/dev/null\nx=$(warn y; say q) 2>/dev/null\n: "$(warn z)" 2>/dev/null\nset -u\necho "$MODE" 2> e.log\n',
    runs: [run({ MODE: 'x' }, [], 'input\n'), run()],
  },
  {
    name: 'words of a process of its own are made there',
    script:
      '#!/bin/bash\nf() { show "$@"; take; }\nn=1\necho x | show "$(cat)"\necho y | f "$(cat)"\necho z | show "$((n += 1))"\nshow "$((n += 1))" &\nwait\nx=$(show "$((n += 1))")\nshow "$n$x"\n',
    runs: [run({}, [], 'input\n')],
  },
  {
    name: 'arguments of a function in a pipeline end only that',
    script: '#!/bin/sh\nset -u\nf() { show "$1"; }\nf "$MODE" | take\nsay on\n',
    runs: [run(), run({ MODE: 'x' })],
  },
  {
    name: 'the last action sees what was assigned by the command that ended the script',
    script:
      '#!/bin/sh\nset -e\nfinish() { say "${LIST:-none}"; }\ntrap finish EXIT\nLIST=$(say late; exit 3)\nsay never\n',
    runs: [run(), run({ LIST: 'early' })],
  },
  {
    name: 'an arm of a case that does nothing',
    script:
      '#!/bin/bash\nf() { case "$1" in a) ;; *) return 3 ;; esac; }\ncase "$1" in\n  a) ;; # nothing\n  b | c)\n    ;;\n  *) say other ;;\nesac\nf "$1" && say ok || say "no $?"\n',
    runs: [run({}, ['a']), run({}, ['b']), run()],
  },
  {
    name: 'cd to a folder that is split into words, in bash',
    script: '#!/bin/bash\nHOME=$PWD/etc\ncd $DIR || say "bad $?"\nls\n',
    runs: [run({ DIR: 'etc' }), run({ DIR: 'etc conf.d' }), run({ DIR: 'data*' }), run(), run({ DIR: 'none' })],
  },
  {
    name: 'cd to a folder that is split into words, in sh',
    script: '#!/bin/sh\nHOME=$PWD/etc\ncd $DIR || say "bad $?"\nls\n',
    runs: [run({ DIR: 'etc' }), run({ DIR: 'etc conf.d' }), run({ DIR: 'data*' }), run(), run({ DIR: 'none' })],
  },
  {
    name: 'a folder that can not be made ends a part of a pipeline only',
    script:
      '#!/bin/sh\nset -e\nlines | {\n  mkdir -p a.txt\n  take\n} || say "bad $?"\nx=$(mkdir -p a.txt/b || say no)\nshow "$x"\n',
    runs: [run()],
  },
  {
    name: 'sh minds -e inside of $( ) and in the background wherever they stand',
    script:
      '#!/bin/sh\nset -e\nf() { fail1; say in; }\nx=$(fail1; echo hi) && say "1 $x" || say no\nif [ "$(fail1; echo hi)" = hi ]; then say 2; fi\ny=$(f) || say 3\n{ f & } && wait $! || say 4\n(fail1; say 5) && say 6\n',
    runs: [run()],
  },
  {
    name: 'a test whose outcome nobody asks for still names what must be set',
    script:
      '#!/bin/sh\nset -u\nf() { [ "$MODE" != "$1" ]; }\necho x | { f a; take; } || say "failed $?"\n[ "$MODE" = x ]\nsay on\n',
    runs: [run(), run({ MODE: 'x' })],
  },
  {
    name: 'exec of what is only a folder',
    script: '#!/bin/bash\nmkdir -p x\nexec "$@"\n',
    runs: [run({}, ['x']), run({}, ['y']), run({}, ['./x'])],
  },
  {
    name: 'that a folder can not be made is said where the streams lead',
    script:
      '#!/bin/sh\nset -e\nf() { mkdir -p a.txt/b; }\nf 2> e.log || say on\nfor i in a b; do mkdir -p a.txt; done 2>&1\n',
    runs: [run()],
  },
  {
    name: 'a test without quotes says nothing of a variable that is not set',
    script: '#!/bin/sh\nif [ -n $DIR ]; then show "$DIR/x"; fi\n[ ! -z $DIR ] && show "$DIR/y"\n',
    runs: [run(), run({ DIR: 'x y' }), run({ DIR: 'etc' })],
  },
  {
    name: 'a program that is not there is complained of where its errors go',
    script:
      '#!/bin/bash\nif nosuch 2> e.log; then say y; fi\n{ nosuch 2>/dev/null; } > b.log 2>&1\nnosuch > o.log 2>&1\nnosuch 2>&1 | take\nnosuch 2> n.log &\nwait $!\nwarn x 2> w.log\n',
    runs: [run()],
  },
  {
    name: 'options of bash, in words of their own, together, and with arguments',
    script: OPTIONS('bash', 'h?ab:'),
    runs: OPTION_RUNS,
  },
  {
    name: 'options of bash without complaints',
    script: OPTIONS('bash', ':ab:h'),
    runs: OPTION_RUNS,
  },
  {
    name: 'options of sh, whose argument stays when they are over',
    script: OPTIONS('sh', 'ab:'),
    runs: OPTION_RUNS,
  },
  {
    name: 'options of sh without complaints',
    script: OPTIONS('sh', ':ab:'),
    runs: OPTION_RUNS,
  },
  {
    name: 'options with set -u, whose arguments may be unset',
    script:
      '#!/bin/bash\nset -eu\nwhile getopts b:a opt; do\n  case "$opt" in\n    a) say "$OPTARG" ;;\n    *) say "${OPTARG-none}" ;;\n  esac\ndone\n',
    runs: [run({}, ['-b', 'x']), run({}, ['-a']), run({}, ['-z'])],
  },
  {
    name: 'options that are left in the middle of a word',
    script:
      '#!/bin/bash\nwhile getopts ab:- opt; do\n  case "$opt" in\n    -) break ;;\n    *) say "$opt" ;;\n  esac\ndone\nshift $((OPTIND - 1))\nshow "$@"\n',
    runs: [run({}, ['-a', '--long', 'x']), run({}, ['-a-', '-b', 'x']), run({}, ['-a-a'])],
  },
  {
    name: 'command -v of sh fails with 127, that of bash with 1',
    script:
      '#!/bin/sh\nif command -v nosuch; then say no; fi\ncommand -v nosuch >/dev/null || say "$?"\nset -e\n[ -z "$1" ] || command -v nosuch >/dev/null\ncommand -v nosuch && exit 3\n',
    runs: [run(), run({}, ['x'])],
  },
  {
    name: 'command -v tells where a program is, unless it is sent to nowhere',
    script:
      '#!/bin/bash\nif command -v say; then ok; fi\ncommand -v nosuch 2>/dev/null || say "none $?"\ncommand -v say &>/dev/null && say "$(command -v say)"\nset -e\ncommand -v say | take\ncommand -v ./entry\nfound=$(command -v nosuch || say none)\nsay "$found"\ncommand -v nosuch\nsay never\n',
    runs: [run()],
  },
  {
    name: 'an assignment alone in $( ) or in the background fails as what it captures does',
    script:
      '#!/bin/sh\nNAME=$(item=$(fail3)) || say "$?"\nitem=$(fail3) &\nwait $! || say "bad $?"\nset -e\nNAME=$(\n  item=$(fail1)\n)\nsay never\n',
    runs: [run()],
  },
  {
    name: 'cat writes a here-document to files, and fails where they can not be opened',
    script:
      '#!/bin/bash\ncat > made.conf <<EOF\nname=$NAME\nEOF\ncat >> made.conf <<"EOF"\n$more\nEOF\ncat >&2 <<EOF\nto errors\nEOF\ncat > nowhere/x <<EOF || say "$?"\na\nEOF\ncat > "$1" <<EOF\nb\nEOF\nsay "$?"\nset -e\ncat > nowhere/x <<EOF\na\nEOF\nsay never\n',
    runs: [run({ NAME: 'é' }, ['out']), run(), run({}, ['/'])],
  },
  {
    name: 'cat writes a here-document to files in sh, whose text may assign',
    script:
      '#!/bin/sh\ncat > made.conf <<EOF\nname=${NAME:=none}\nEOF\nsay "$NAME"\ncat > nowhere/x <<EOF || say "$?"\na\nEOF\nset -e\ncat > nowhere/x <<EOF\na\nEOF\nsay never\n',
    runs: [run({ NAME: 'x' }), run()],
  },
  {
    name: 'read to a NUL keeps line ends, or takes them for blanks, and says when there was none',
    script:
      '#!/bin/bash\nlines | tr \'\\n\' \'\\0\' | while IFS= read -r -d \'\' line; do\n  show "$line"\ndone\nread -r -d \'\' text <<EOF || say "$?"\n  one\n two $NAME \n\nEOF\nshow "$text"\nIFS= read -r -d $\'\\0\' text < a.txt || say "$?"\nshow "$text"\nread -r -d \'\' first rest < a.txt || show "$first" "$rest"\nread -rd x name < \'c d.txt\' && say whole\nshow "$name"\nset -e\nread -r -d \'\' text < b.txt\nsay never\n',
    runs: [run({ NAME: 'x' }), run()],
  },
  {
    name: 'items of arrays where there are none',
    script:
      '#!/bin/bash\na=("$@")\nn=1\nshow "${a[-1]}" "${a[n]}" "${a[9]-none}" "${a[-3]:-none}" "${a[$((n + 1))]+set}"\n',
    runs: [run(), run({}, ['x']), run({}, ['x', '', 'y'])],
  },
  {
    name: 'with -e a place before the first item of an array ends the script, in conditions too',
    script:
      '#!/bin/bash\nset -e\na=("$@")\nx=$(show "${a[-2]}"; say inside)\nshow "$x"\nif [ -n "${a[-2]}" ]; then say there; fi\nsay end\n',
    runs: [run(), run({}, ['x']), run({}, ['x', 'y'])],
  },
  {
    name: 'with -u an item that is not there ends the script',
    script:
      '#!/bin/bash\nset -u\na=("$@")\nshow "${#a[1]}" "${a[1]:-}"\nshow "$a"\nshow "${a[1]}" | take\nshow "${a[1]}"\n',
    runs: [run(), run({}, ['x']), run({}, ['x', 'y'])],
  },
  {
    name: 'a list is gone over as it was before the loop',
    script:
      '#!/bin/bash\nadd() { a+=("$@"); }\na=(1 2)\nfor x in "${a[@]}"; do add "$x"; done\nfor i in "${!a[@]}"; do a+=("$i"); done\nadd "${a[@]:1}"\nshow "${a[@]}"\n',
    runs: [run()],
  },
  {
    name: 'all lines of a text, a file, or the input',
    script:
      '#!/bin/bash\nset -e\nmapfile -t a <<< "$1"\nshow "${a[@]}" "${#a[@]}"\nreadarray -t a < b.txt\nshow "${a[@]}" "${#a[@]}"\nload() { local -a own; mapfile -t own; show "${own[@]}"; }\nload < a.txt\nmapfile -t a\nshow "${a[@]}" "${#a[@]}"\nlines | tr o \'\\0\' | { mapfile -t a; show "${a[@]}"; }\nmapfile -t a < none || show "$?" "${a[@]}"\nmapfile -t a < none\nsay never\n',
    runs: [run({}, [''], 'x\n\n y \nz'), run({}, ['a\nb\n'], '\n'), run({}, [' a\\b'])],
  },
  {
    name: 'what the groups of a regular expression matched',
    script:
      '#!/bin/bash\nset -u\nparse() {\n  [[ $1 =~ ^([a-z]+)://([^/:]+)(:[0-9]+)?(/.*)?$ ]] || return 1\n  show "${BASH_REMATCH[0]}" "${BASH_REMATCH[1]^^}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]#:}" "${BASH_REMATCH[4]:-/}" "${BASH_REMATCH[3]+set}"\n  echo x | { show "${BASH_REMATCH[1]}"; }\n}\nparse "$1" || say none\nrest=$1\nwhile [[ $rest =~ ^([^,]*),(.*)$ ]]; do\n  show "${BASH_REMATCH[1]}"\n  rest=${BASH_REMATCH[2]}\ndone\nif [[ ! $rest =~ (web|db)-(.) ]]; then exit 3; fi\nshow $BASH_REMATCH "${BASH_REMATCH[2]}"\n',
    runs: ['http://h:80/a b', 'http://h', 'x', 'web-1,,db-2', 'a,\nb db-\n', ''].map((text) => run({}, [text])),
  },
  {
    name: 'the last argument',
    script:
      '#!/bin/bash\nset -u\nlast() { show "${@: -1}" "${!#}" "${@:2:2}"; }\nlast "$@" end\nshow pre-${!#} "${@:3:9}"\n',
    runs: [run({}, ['x']), run({}, ['a', '', 'c d', 'e  f']), run({}, ['a', ''])],
  },
  {
    name: 'what < <( ) runs ends with its reader, fails where nobody sees it, and minds set -e by itself',
    only: 'python',
    script:
      '#!/bin/bash\nset -e\nwhile read -r line; do\n  show "$line" < /dev/null\n  break\ndone < <(yes)\nwhile read -r line; do\n  show "$line" < /dev/null\ndone < <(say one; fail1; say never)\nif while read -r line; do say "$line" < /dev/null; done < <(fail1; say never); then say through; fi\nread -r first rest < <(ok) || say "none $?"\n{\n  read -r line\n  take\n} < <(cat; say more)\nread -r line < <(fail3)\nsay never\n',
    runs: [run(), { ...run(), stdin: 'a\nb' }],
  },
  {
    name: 'with nullglob patterns become nothing, and words that are none stay',
    script:
      "#!/bin/bash\nshopt -s nullglob\nshow $LIST 'nothing*' nothing* [ab].txt\nfor item in '\\\\*' '[x' 'x]' '][' '[]' 'a?tx' '[!'; do\n  show $item end\ndone\nset -- none* a*\nshow \"$#\" \"$@\"\nfiles=(none*)\nshow \"${#files[@]}\"\nprintf '[%s]' none*\n(shopt -u nullglob; show none*)\nshopt -u nullglob\nshow none* $LIST\n",
    runs: [run({ LIST: 'a* none* lit no?' }), run({ LIST: '*.txt' }), run()],
  },
  {
    name: 'names with a prefix are those of the environment, in order',
    script:
      '#!/bin/bash\nset -u\nexport APP_b=2 APP_B=1\nexport APP_none\nfor name in "${!APP_@}"; do\n  show "$name"\ndone\nunset APP_1\nshow ${!APP*} "${!APP_*}" "x ${!NONE_*}" "${!NONE_@}"\n',
    runs: [run({ APP_1: '', APP_: 'x', APPX: 'y z' }), run()],
  },
  {
    name: 'cd -P of bash goes to no folder without a name',
    script:
      '#!/bin/bash\ncd -P -- "$DIR" && pwd\nsay "$?" "$PWD"\ncd -P "$1" || say "no $?"\ncd -P $LIST\nsay "$PWD"\n',
    runs: [run({ DIR: 'etc' }, ['conf.d']), run()],
  },
  {
    name: 'cd -P of sh stays where it is without a name',
    script: '#!/bin/sh\ncd -P -- "$DIR" && pwd\nsay "$?" "$PWD"\n',
    runs: [run({ DIR: 'etc' }), run()],
  },
];

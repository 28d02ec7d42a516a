import { errexitTrap } from '../../../src/rules/scripts/errexit-trap.ts';
import { scriptCases } from '../../support/rule-cases.ts';

const E = '#!/bin/bash\nset -euo pipefail\n';

scriptCases(errexitTrap, {
  fires: [
    { name: 'counting up', script: `${E}i=0\n((i++))\n`, lines: [4], fixed: `${E}i=0\ni=$((i + 1))\n` },
    {
      name: 'counting down in a loop, with a comment',
      script: `${E}until check; do\n  (( tries-- )) # left\ndone\n`,
      lines: [4],
      fixed: `${E}until check; do\n  tries=$((tries - 1)) # left\ndone\n`,
    },
    {
      name: 'let',
      script: '#!/bin/sh -e\nlet n++\nlet "m--"\n',
      lines: [2, 3],
      fixed: '#!/bin/sh -e\nn=$((n + 1))\nm=$((m - 1))\n',
    },
    {
      name: 'a read into a here-document behind one that has another way out, and one that only goes on',
      script: `${E}read -d '' A <<EOF || :\na\nEOF\nread -d '' B <<EOF\nb\nEOF\nread -d '' C <<EOF && c\nx\nEOF\n`,
      lines: [6, 9],
    },
    { name: 'read to the end', script: `${E}read -r -d '' TEXT <<EOF\na\nEOF\n`, lines: [3] },
    {
      name: 'a test at the end of a function',
      script: `${E}debug() {\n  local x=1\n  [[ -n \${DEBUG:-} ]] && set -x\n}\ndebug\nexec app\n`,
      lines: [5],
      fixed: `${E}debug() {\n  local x=1\n  if [[ -n \${DEBUG:-} ]]; then set -x; fi\n}\ndebug\nexec app\n`,
    },
    {
      name: 'another option beside it, blanks, long names',
      script: '#!/bin/bash -xe\n((  count  ++  ))\nlet   tries--\n',
      lines: [2, 3],
      fixed: '#!/bin/bash -xe\ncount=$((count + 1))\ntries=$((tries - 1))\n',
    },
    {
      name: 'switched off behind it',
      script: '#!/bin/bash\nset -e\n((i++))\nset +e\n',
      lines: [3],
      fixed: '#!/bin/bash\nset -e\ni=$((i + 1))\nset +e\n',
    },
    {
      name: 'a read between functions, in a group, in a function that is called',
      script: `${E}f() { a; }\nread -d '' x <y\ng() { b; }\n{ read -rd '' x <y; }\nh() { read -d "" x; }\nh\n`,
      lines: [4, 6, 7],
    },
    {
      name: 'a test in one line, behind a statement, before a comment',
      script: `${E}f() { [ -n "$A" ] && b; }\nf\ng() { x; [[ -n $A ]]  && b; }\ng\nh() {\n  [ -n "$A" ] && b # c\n\n}\nh\n`,
      lines: [3, 5, 8],
      fixed: `${E}f() { if [ -n "$A" ]; then b; fi; }\nf\ng() { x; if [[ -n $A ]]; then b; fi; }\ng\nh() {\n  if [ -n "$A" ]; then b; fi # c\n\n}\nh\n`,
    },
    { name: 'a test over two lines', script: `${E}f() {\n  [ -n "$A" ] && \\\n    b\n}\nf\n`, lines: [4] },
  ],
  silent: [
    { name: 'without set -e', script: '#!/bin/bash\ni=0\n((i++))\nread -d "" x\n' },
    { name: 'with another way out', script: `${E}((i++)) || true\nif ((i++)); then a; fi\nread -rd '' x <f || true\n` },
    {
      name: 'with another way out behind the opening of a here-document',
      script: `${E}read -r -d '' TEXT <<-EOF || :\n\ta\n\tEOF\nread -rd '' B <<'EOF' || true\nb\nEOF\n`,
    },
    { name: 'an assignment', script: `${E}i=$((i++))\n(( i = 1 ))\n((i+=2))\nfor ((i=0; i<3; i++)); do a; done\n` },
    { name: 'switched off there', script: `${E}set +e\n((i++))\nset -e\n` },
    { name: 'before it is on', script: '#!/bin/sh\n((i++))\nset -e\n' },
    { name: 'in a comment', script: `${E}# x\n#((i++))\n` },
    { name: 'a read that loops', script: `${E}while read -r -d '' f; do a; done\n` },
    { name: 'a read in a function of a substitution', script: `${E}f() { read -rd '' x <<<"$1"; }\ny=$(f a)\n` },
    { name: 'a test in the middle', script: `${E}f() {\n  [ -n "$A" ] && b\n  c\n}\nf\n` },
    {
      name: 'a function whose status is asked for',
      script: `${E}f() { [ -n "$A" ] && b; }\nif f; then c; fi\nf || d\n`,
    },
    { name: 'a function that is not called', script: `${E}f() { [ -n "$A" ] && b; }\n` },
    { name: 'a chain of tests with an or', script: `${E}f() { [ -n "$A" ] && b || c; }\nf\n` },
    {
      name: 'a comment that looks like a first line, other options',
      script: '#!/bin/bash\n# not #!/bin/sh -e\nset -x\n((i++))\n',
    },
    {
      name: 'other reads',
      script: `${E}a || read -d '' x\nread -r x\nread -d : x\nread x-d '' y\nread -dx '' y\nread '' x\nif read -d '' x; then a; fi\nmyread -d '' x\nf() { read -d '' x; }\n`,
    },
    ...['f && c', 'a && f', 'a || f', 'f | c', 'while f; do c; done', '! f', 'x=$(f)', 'f\nf || d'].map((call) => ({
      name: `a function that is called by ${call}`,
      script: `${E}f() { [ -n "$A" ] && b; }\n${call}\n`,
    })),
    {
      name: 'a test in a condition, an argument that looks like one, another command',
      script: `${E}f() { if x; then [ -n "$A" ] && b; fi; }\nf\ng() { echo [ a ] && b; }\ng\nh() { a && b; }\nh\ni() { a; }\ni\nj() { [ a ] && b && c; }\n`,
    },
  ],
});

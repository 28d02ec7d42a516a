import { unquotedArguments } from '../../../src/rules/scripts/unquoted-arguments.ts';
import { scriptCases } from '../../support/rule-cases.ts';

scriptCases(unquotedArguments, {
  fires: [
    { name: 'exec', script: '#!/bin/sh\nexec $@\n', lines: [2], fixed: '#!/bin/sh\nexec "$@"\n' },
    {
      name: 'behind a wrapper',
      script: '#!/bin/sh\nexec gosu app $@\n',
      lines: [2],
      fixed: '#!/bin/sh\nexec gosu app "$@"\n',
    },
    {
      name: 'braces and a slice',
      script: '#!/bin/bash\nrun ${@:2} --x\n',
      lines: [2],
      fixed: '#!/bin/bash\nrun "${@:2}" --x\n',
    },
    { name: 'a star', script: '#!/bin/sh\n. ./env; app $*\n', lines: [2], fixed: '#!/bin/sh\n. ./env; app "$@"\n' },
    {
      name: 'a loop',
      script: '#!/bin/sh\nfor a in $@; do\n  use "$a"\ndone\n',
      lines: [2],
      fixed: '#!/bin/sh\nfor a in "$@"; do\n  use "$a"\ndone\n',
    },
    {
      name: 'names that only begin or end like those that print, in order, comments around',
      script:
        '#!/bin/sh\n# a\nfor  name  in  $*\ndo\n  reecho $@; echoes $@\ndone\n# b\nfor x in $@ ; do c; done\nlatest ${@} ${@: 10}\n',
      lines: [3, 5, 5, 8, 9, 9],
      fixed:
        '#!/bin/sh\n# a\nfor  name  in  "$@"\ndo\n  reecho "$@"; echoes "$@"\ndone\n# b\nfor x in "$@" ; do c; done\nlatest "${@}" "${@: 10}"\n',
    },
  ],
  silent: [
    { name: 'in the text that eval or another shell gets', script: '#!/bin/sh\neval "${@}"\nbash -c "run $@"\n' },

    { name: 'quoted', script: '#!/bin/sh\nexec "$@"\nfor a in "$@"; do b "$*"; done\nc="$*"\n' },
    { name: 'in a comment or text', script: '#!/bin/sh\n# exec $@\n# for a in $@\necho $@ "args: $@" \'$@\'\n' },
    { name: 'a test', script: '#!/bin/sh\n[ -z $@ ] || true\n' },
    { name: 'the number', script: '#!/bin/sh\napp $# $1\n' },
    {
      name: 'a part of a word, what logs',
      script: '#!/bin/sh\nlog_info $@; logger $*\napp x$@ $@x\nfor a in $@ b; do c; done\n',
    },
  ],
});

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
  ],
  silent: [
    { name: 'in the text that eval or another shell gets', script: '#!/bin/sh\neval "${@}"\nbash -c "run $@"\n' },

    { name: 'quoted', script: '#!/bin/sh\nexec "$@"\nfor a in "$@"; do b "$*"; done\nc="$*"\n' },
    { name: 'in a comment or text', script: '#!/bin/sh\n# exec $@\n# for a in $@\necho $@ "args: $@" \'$@\'\n' },
    { name: 'a test', script: '#!/bin/sh\n[ -z $@ ] || true\n' },
    { name: 'the number', script: '#!/bin/sh\napp $# $1\n' },
  ],
});

import { copyHeredocExpands } from '../../../src/rules/copy-add/copy-heredoc-expands.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyHeredocExpands, {
  fires: [
    {
      name: 'parameters of a script, once, in COPY, ADD and a trigger',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /start\n#!/bin/sh\nset -e\nexec app "$@" $1\nEOF\nADD <<-X /a.sh\n\techo $#\n\tX\nONBUILD COPY --chmod=755 <<Y /y\n#!/usr/bin/env bash\necho ${1} $$\nY\n',
      lines: [5, 8, 12],
      fixed:
        "FROM a:1\nCOPY <<'EOF' /start\n#!/bin/sh\nset -e\nexec app \"$@\" $1\nEOF\nADD <<-'X' /a.sh\n\techo $#\n\tX\nONBUILD COPY --chmod=755 <<'Y' /y\n#!/usr/bin/env bash\necho ${1} $$\nY\n",
    },
    {
      name: 'names that the script sets, names that nothing declares',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /a.sh\nPORT=80\nlisten $PORT\nEOF\nCOPY <<EOF /b.sh\nfor FILE in *; do cat ${FILE%.*}; done\nEOF\nCOPY <<EOF /c.sh\necho $name\nEOF\n',
      lines: [4, 7, 10],
      fixed:
        "FROM a:1\nCOPY <<'EOF' /a.sh\nPORT=80\nlisten $PORT\nEOF\nCOPY <<'EOF' /b.sh\nfor FILE in *; do cat ${FILE%.*}; done\nEOF\nCOPY <<'EOF' /c.sh\necho $name\nEOF\n",
    },
    {
      name: 'names that read and a loop set, each by itself',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /a.sh\nwhile read -r LINE; do echo $LINE; done\nEOF\nCOPY <<EOF /b.sh\nexport NAME=x; echo $NAME\nEOF\nCOPY <<EOF /c.sh\nx --NAME=1 $NAME for_ME $ME\nEOF\n',
      lines: [3, 6],
      fixed:
        "FROM a:1\nCOPY <<'EOF' /a.sh\nwhile read -r LINE; do echo $LINE; done\nEOF\nCOPY <<'EOF' /b.sh\nexport NAME=x; echo $NAME\nEOF\nCOPY <<EOF /c.sh\nx --NAME=1 $NAME for_ME $ME\nEOF\n",
    },
    {
      name: 'several texts, one of them a script, with a comment in the continuation',
      dockerfile: 'FROM a:1\nCOPY <<a.txt <<run.sh \\\n  # both\n  /dir/\n$1\na.txt\n$1\nrun.sh\n',
      lines: [7],
      fixed: "FROM a:1\nCOPY <<a.txt <<'run.sh' \\\n  # both\n  /dir/\n$1\na.txt\n$1\nrun.sh\n",
    },
    {
      name: 'no fix where something is meant to be replaced, or has its escape',
      dockerfile:
        'FROM a:1\nARG VERSION=1\nCOPY <<EOF /a.sh\necho ${VERSION} $1\nEOF\nCOPY <<EOF /b.sh\necho \\$1 $2 \\\\$3\nEOF\n',
      lines: [4, 7],
    },
    {
      name: 'another escape character',
      dockerfile: '# escape=`\nFROM a:1\nCOPY <<EOF /a.sh\necho `$1 $2\nEOF\n',
      lines: [4],
    },
  ],
  silent: [
    {
      name: 'quotes',
      dockerfile: 'FROM a:1\nCOPY <<\'EOF\' /a.sh\n$1\nEOF\nCOPY <<"EOF" /a.sh\n$1\nEOF\n',
    },
    { name: 'all escaped', dockerfile: 'FROM a:1\nCOPY <<EOF /a.sh\nexec "\\$@" \\${1}\nEOF\n' },
    {
      name: 'what is declared, what the base image may have, what no builder expands',
      dockerfile:
        'ARG global=1\nFROM a:1\nARG version\nENV name=x\nCOPY <<EOF /a.sh\n#!/bin/sh\necho $version ${name:-y} $JAVA_HOME $PATH $global $(date) $http_proxy 5$ "$"\nEOF\n',
    },
    {
      name: 'no scripts',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /etc/nginx/nginx.conf\nproxy_set_header Host $host;\nEOF\nCOPY <<EOF /x.txt\n #!/bin/sh $1\nEOF\n',
    },
    { name: 'RUN, where a shell expands', dockerfile: 'FROM a:1\nRUN cat <<EOF > /a.sh\n#!/bin/sh\necho $1\nEOF\n' },
    { name: 'files', dockerfile: 'FROM a:1\nCOPY $x.sh /a.sh\n' },
  ],
});

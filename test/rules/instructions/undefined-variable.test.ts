import { undefinedVariable } from '../../../src/rules/instructions/undefined-variable.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(undefinedVariable, {
  fires: [
    {
      name: 'swapped letters',
      dockerfile: 'FROM a:1\nENV PATH="$PAHT:/x"\n',
      lines: [2],
      fixed: 'FROM a:1\nENV PATH="$PATH:/x"\n',
    },
    {
      name: 'inherited',
      dockerfile: 'FROM a:1 AS b\nENV FOLDER=/x\nFROM b\nCOPY a ${FOLER}/\n',
      lines: [4],
      fixed: 'FROM a:1 AS b\nENV FOLDER=/x\nFROM b\nCOPY a ${FOLDER}/\n',
    },
    { name: 'scratch', dockerfile: 'FROM scratch\nUSER $ACCOUNT\n', lines: [2] },
    {
      name: 'a file that is written',
      dockerfile: "FROM scratch\nCOPY <<EOF /x\na='b'\n'$foo' \"\\$bar\"\nEOF\n",
      lines: [4],
    },
    {
      name: 'images that set nothing',
      dockerfile: 'FROM alpine:3\nARG foo=Dockerfile\nCOPY $foo $bar\nENV LD_LIBRARY_PATH=/x:$LD_LIBRARY_PATH\n',
      lines: [3, 4],
    },
  ],
  silent: [
    { name: 'a base image', dockerfile: 'FROM a:1\nWORKDIR $APP\nENV X=$JAVA_HOME/x\n' },
    { name: 'declared', dockerfile: 'ARG G\nFROM a:1\nARG NAME\nENV A=$NAME B=$G\nCOPY a $NAME\n' },
    { name: 'with a default', dockerfile: 'FROM scratch\nUSER ${A:-b}\n' },
    { name: 'a shell', dockerfile: 'FROM scratch\nRUN $NAEM\n' },
    { name: 'numbered', dockerfile: 'FROM a:1\nENV DIR1=x\nCOPY a $DIR2\n' },
    { name: 'a file that is written as it stands', dockerfile: "FROM scratch\nCOPY <<'EOF' /x\n$foo\nEOF\n" },
    {
      name: 'images of others, and of another registry',
      dockerfile: 'FROM nginx:1\nCOPY a $bar\nFROM quay.io/x/alpine:3\nCOPY a $bar\n',
    },
  ],
});

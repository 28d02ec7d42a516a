import { labelKeyFormat } from '../../../src/rules/labels/label-key-format.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelKeyFormat, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nLABEL A=1 \\\n  b..c=2\nONBUILD LABEL "d e"=3\n',
      lines: [2, 3, 4],
      fixed: 'FROM a:1\nLABEL a=1 \\\n  b.c=2\nONBUILD LABEL "d-e"=3\n',
    },
    {
      name: 'namespaces of Docker, old form',
      dockerfile: 'FROM a:1\nLABEL com.docker.x=1\nLABEL B c\n',
      lines: [2, 3],
    },
    {
      name: 'quotes',
      dockerfile: 'FROM a:1\nLABEL "foo bar"=x\nLABEL \'Foo\'=x\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nLABEL "foo-bar"=x\nLABEL \'foo\'=x\n',
    },
  ],
  silent: [
    {
      name: 'good',
      dockerfile:
        'FROM a:1\nLABEL maintainer=a org.opencontainers.image.ref.name=b "c"=d $E=f com.docker.extension.x=g io.k8s.display-name=h\nENV A=1\n',
    },
  ],
});

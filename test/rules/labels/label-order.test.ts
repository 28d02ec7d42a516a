import { labelOrder } from '../../../src/rules/labels/label-order.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const O = 'org.opencontainers.image.';

ruleCases(labelOrder, {
  fires: [
    {
      name: 'by purpose',
      dockerfile: `FROM a:1\nLABEL ${O}version="1.0" \\\n      maintainer=b \\\n      ${O}title=c \\\n      com.example.x=d\n`,
      lines: [2],
      fixed: `FROM a:1\nLABEL ${O}title=c \\\n      ${O}version="1.0" \\\n      maintainer=b \\\n      com.example.x=d\n`,
    },
    {
      name: 'alphabetical',
      dockerfile: 'FROM a:1\nLABEL b=1 \\\n  a=2\n',
      lines: [2],
      fixed: 'FROM a:1\nLABEL a=2 \\\n  b=1\n',
      options: { order: 'alphabetical' },
    },
    {
      name: 'on one line, with a comment, with a key twice',
      dockerfile: `FROM a:1\nLABEL a=1 ${O}title=c\nLABEL a=1 \\\n# b\n ${O}title=c\nLABEL a=1 \\\n ${O}title=c \\\n a=2\n`,
      lines: [2, 3, 6],
    },
    {
      name: 'in ONBUILD; orchestrators before Docker',
      dockerfile: 'FROM a:1\nONBUILD LABEL com.docker.x=1 io.k8s.y=2\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'in order',
      dockerfile: `FROM a:1\nLABEL ${O}title=a ${O}description=b ${O}source=c ${O}created=d ${O}base.name=e ${O}other=f io.k8s.g=h com.docker.i=j maintainer=k z=1 y=2\n`,
    },
    { name: 'one pair', dockerfile: 'FROM a:1\nLABEL b=1\nLABEL a=1\n', options: { order: 'alphabetical' } },
  ],
});

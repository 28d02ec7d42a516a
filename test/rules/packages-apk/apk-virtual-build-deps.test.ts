import { apkVirtualBuildDeps } from '../../../src/rules/packages-apk/apk-virtual-build-deps.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(apkVirtualBuildDeps, {
  fires: [
    {
      name: 'with versions and repositories',
      dockerfile:
        'FROM a:1\nRUN apk add --no-cache gcc=12 musl-dev@edge curl~7 && make && apk del gcc\nRUN apk add gcc musl-dev && make && apk --quiet del musl-dev~1\n',
      lines: [2, 3],
    },
    {
      name: 'a flag that only looks like the one for a set',
      dockerfile: 'FROM a:1\nRUN apk add --latest --no-virtual-x gcc musl-dev && make && apk del gcc\n',
      lines: [2],
    },

    {
      name: 'over lines',
      dockerfile: 'FROM a:1\nRUN apk add --no-cache \\\n  gcc=1 curl \\\n && make && apk del gcc\n',
      lines: [2],
    },
    {
      name: 'ONBUILD, a variable',
      dockerfile: 'FROM a:1\nONBUILD RUN apk add curl $DEPS && apk del $DEPS\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'sets by short flags, one package, others removed, another manager',
      dockerfile:
        'FROM a:1\nRUN apk add -t .d gcc musl-dev && apk del gcc\nRUN apk add -Ut .d gcc musl-dev && apk del gcc\nRUN apk add gcc && apk del gcc\nRUN apk add gcc musl-dev && apk del gc\nRUN npm add gcc musl-dev && npm del gcc\nRUN apk fix gcc musl-dev && apk del gcc\nRUN apk add gcc musl-dev && npm del gcc\n',
    },

    { name: 'a named set', dockerfile: 'FROM a:1\nRUN apk add curl git && apk add -t .d gcc g++ && apk del .d\n' },
    { name: 'something of the base image goes', dockerfile: 'FROM a:1\nRUN apk add curl git && apk del apk-tools\n' },
    { name: 'one package', dockerfile: 'FROM a:1\nRUN apk add gcc && make && apk del gcc\n' },
    { name: 'nothing removed', dockerfile: 'FROM a:1\nRUN apk add gcc make\n' },
  ],
});

import { apkVirtualBuildDeps } from '../../../src/rules/packages-apk/apk-virtual-build-deps.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(apkVirtualBuildDeps, {
  fires: [
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
    { name: 'a named set', dockerfile: 'FROM a:1\nRUN apk add curl git && apk add -t .d gcc g++ && apk del .d\n' },
    { name: 'something of the base image goes', dockerfile: 'FROM a:1\nRUN apk add curl git && apk del apk-tools\n' },
    { name: 'one package', dockerfile: 'FROM a:1\nRUN apk add gcc && make && apk del gcc\n' },
    { name: 'nothing removed', dockerfile: 'FROM a:1\nRUN apk add gcc make\n' },
  ],
});

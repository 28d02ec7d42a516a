import { apkPinVersion } from '../../../src/rules/packages-apk/apk-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(apkPinVersion, {
  fires: [
    { name: 'names with dots and signs', dockerfile: 'FROM a:1\nRUN apk add lua5.4 wow!\n', lines: [2] },

    {
      name: 'one finding a call',
      dockerfile: 'FROM a:1\nRUN apk add --no-cache curl git=1 \\\n  # x\n  vim@edge\n',
      lines: [2],
    },
    { name: 'behind --virtual', dockerfile: 'FROM a:1\nRUN apk --no-cache add -Ut .deps gcc\n', lines: [2] },
    {
      name: 'ONBUILD, exec form, heredoc',
      dockerfile: 'FROM a:1\nONBUILD RUN apk add curl\nRUN ["apk", "add", "curl"]\nRUN <<EOF\napk add curl\nEOF\n',
      lines: [2, 3, 5],
    },
    {
      name: 'variables whose value is known',
      dockerfile: 'FROM alpine:3\nENV PKGS="curl=7 git"\nRUN apk add --no-cache $PKGS\n',
      lines: [3],
    },
  ],
  silent: [
    { name: 'another manager, nothing named', dockerfile: 'FROM a:1\nARG E=""\nRUN npm add a && apk add $E ""\n' },

    { name: 'versions', dockerfile: 'FROM a:1\nARG V\nRUN apk add curl=8 git~2.40 "vim>9" nano~=7 "go=$V" zsh=${V}\n' },
    { name: 'variables', dockerfile: 'FROM a:1\nRUN p="a=1 b=2"; apk add $p "$q" $(cat list)\n' },
    {
      name: 'values of flags',
      dockerfile: 'FROM a:1\nRUN apk add -t .d --virtual x --virtual=y -X https://r --repository https://r curl=1\n',
    },
    {
      name: 'files, conflicts, sets, providers',
      dockerfile: 'FROM a:1\nRUN apk add ./x.apk y.apk !busybox .deps so:libc.so\n',
    },
    { name: 'not an add', dockerfile: 'FROM a:1\nRUN apk del curl\n' },
  ],
});

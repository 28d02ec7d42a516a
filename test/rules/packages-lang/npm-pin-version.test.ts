import { npmPinVersion } from '../../../src/rules/packages-lang/npm-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmPinVersion, {
  fires: [
    {
      name: 'packages',
      dockerfile: 'FROM a:1\nRUN npm install -g typescript @angular/cli && \\\n  npm i --save-dev jest@29 pm2\n',
      lines: [2, 2, 3],
    },
    {
      name: 'repositories',
      dockerfile: 'FROM a:1\nRUN npm add user/repo git+https://github.com/a/b.git\n',
      lines: [2, 2],
    },
  ],
  silent: [
    {
      name: 'versions and tags',
      dockerfile: 'FROM a:1\nRUN npm install a@1.2.3 @a/b@^2 c@latest d@npm:e@1 f@$V g@"${V}"\n',
    },
    { name: 'no packages', dockerfile: 'FROM a:1\nRUN npm install && npm ci && npm install --production\n' },
    {
      name: 'local',
      dockerfile:
        'FROM a:1\nRUN npm i . ./a ../b /c ~/d file:e f.tgz https://x/y.tar.gz user/repo#v1 git+ssh://git@h/a.git#1\n',
    },
    {
      name: 'options and variables',
      dockerfile: 'FROM a:1\nRUN npm --prefix x install --registry https://r --loglevel warn a@1 $PKGS\n',
    },
    {
      name: 'other managers and subcommands',
      dockerfile: 'FROM a:1\nRUN yarn add a && pnpm add b && npm uninstall c\n',
    },
  ],
});

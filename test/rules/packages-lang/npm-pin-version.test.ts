import { npmPinVersion } from '../../../src/rules/packages-lang/npm-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(npmPinVersion, {
  fires: [
    {
      name: 'repositories',
      dockerfile:
        'FROM node:22\nRUN npm install git@example.org:a/b && npm install git+https://example.org/a && npm i a/b && npm add https://example.org/x.git && npm install git:example.org/x\nRUN npm install gist:11ff && npm install github:a/b && npm install bitbucket:a/b gitlab:a/b\n',
      lines: [2, 2, 2, 2, 2, 3, 3, 3, 3],
    },
    {
      name: 'names',
      dockerfile: 'FROM node:22\nRUN npm install @scope/name .dot-name x.tgz.js https-proxy http xhttps:\n',
      lines: [2, 2, 2, 2, 2, 2],
    },

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
      name: 'pinned',
      dockerfile:
        'FROM node:22\nRUN npm install a/b#v1 https://example.org/x.git#1 github:a/b#main @scope/name@1 a@2\nRUN npm install . .. ./x ../y /z ~/w x.tar.gz x.tar x.tgz file:x http://example.org/a https://example.org/b "" $X\nRUN npm ci x && npm install-test y && npm z\n',
    },

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

import { gitCloneOverAdd } from '../../../src/rules/copy-add/git-clone-over-add.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gitCloneOverAdd, {
  fires: [
    {
      name: 'between other commands, which stay',
      dockerfile:
        '# escape=`\nFROM a:1\nrun apk add git && `\n  git clone https://x.org/a /src && `\n  make -C /src\nRUN x=1 && git clone https://x.org/b /b\nRUN cd /t && git clone https://x.org/c /c\nRUN git clone https://x.org/d /d | tee log\n',
      lines: [4, 6, 7, 8],
      fixed:
        '# escape=`\nFROM a:1\nrun apk add git\nADD --keep-git-dir=true https://x.org/a.git /src\nrun make -C /src\nRUN x=1 && git clone https://x.org/b /b\nRUN cd /t && git clone https://x.org/c /c\nRUN git clone https://x.org/d /d | tee log\n',
    },

    {
      name: 'a RUN of its own',
      dockerfile:
        'FROM a:1\nARG REF=v1\nWORKDIR /src\nRUN git clone --depth 1 -b $REF https://github.com/a/b\nRUN git clone https://x.org/c.git /d\n',
      lines: [4, 5],
      fixed:
        'FROM a:1\nARG REF=v1\nWORKDIR /src\nADD --keep-git-dir=true https://github.com/a/b.git#$REF /src/b\nADD --keep-git-dir=true https://x.org/c.git /d\n',
    },
    {
      name: 'in a chain, told once',
      dockerfile: 'FROM a:1\nRUN git clone https://x.org/a && git clone git@x.org:b && make\n',
      lines: [2],
    },
    {
      name: 'options that ADD has no word for, an unknown folder',
      dockerfile:
        'FROM a:1\nRUN git clone -c a=b https://x.org/a /a\nRUN git clone --mirror https://x.org/a /a\nRUN git clone https://x.org/a\n',
      lines: [2, 3, 4],
    },
    {
      name: 'options of git itself',
      dockerfile: 'FROM a:1\nRUN git -c http.sslVerify=false clone https://x.org/a /a\n',
      lines: [2],
    },
    {
      name: 'by ssh, with a mount',
      dockerfile: 'FROM a:1\nRUN --mount=type=ssh git clone ssh://git@x.org/a /a\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'a local path', dockerfile: 'FROM a:1\nRUN git clone /mirror/a /a\nRUN git clone ../a\n' },
    { name: 'other commands', dockerfile: 'FROM a:1\nRUN git fetch https://x.org/a && hg clone https://x.org/b\n' },
    {
      name: 'by a condition, in a loop',
      dockerfile:
        'FROM a:1\nRUN if a; then git clone https://x.org/a; fi\nRUN for x in a b; do git clone https://x.org/$x; done\n',
    },
    { name: 'exec form', dockerfile: 'FROM a:1\nRUN ["git", "clone", "https://x.org/a"]\n' },
  ],
});

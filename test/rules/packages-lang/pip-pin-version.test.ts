import { pipPinVersion } from '../../../src/rules/packages-lang/pip-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pipPinVersion, {
  fires: [
    {
      name: 'repositories',
      dockerfile:
        'FROM python:3\nRUN pip install git+https://example.org/a/b && pip install "name @ git+https://example.org/a/b" && pip install name@hg+https://example.org\nRUN pip install git+ssh://git@example.org/a/b.git\n',
      lines: [2, 2, 2, 3],
    },
    {
      name: 'names with dots',
      dockerfile: 'FROM python:3\nRUN pip install zope.interface a[b] && pip install -U c\n',
      lines: [2, 2, 2],
    },

    {
      name: 'each package, extras',
      dockerfile:
        'FROM a:1\nRUN pip3 install --upgrade pip "uvicorn[standard]" && \\\n  python3.12 -m pip install x==1 y\n',
      lines: [2, 2, 3],
    },
    {
      name: 'a repository without a commit',
      dockerfile: 'FROM a:1\nONBUILD RUN pip install git+https://github.com/a/b.git git+ssh://git@x/a\n',
      lines: [2, 2],
    },
    {
      name: 'variables whose value is known',
      dockerfile:
        'FROM python:3\nARG PKG=flask\nRUN pip install $PKG\nRUN P=flask && pip install $P\nRUN P="flask==1 b" && pip install $P\n',
      lines: [3, 4, 5],
    },
  ],
  silent: [
    {
      name: 'pinned',
      dockerfile:
        'FROM python:3\nRUN pip install git+https://example.org/a/b@v1 "name @ git+https://example.org/a/b@v1" "name@git+https://example.org/a@1"\nRUN pip install . .. .[dev] ./x "a @ https://example.org/a.whl" x.whl[y] "" a~=1 \'b<2\'\nRUN pip install -c constraints.txt a && pip install --constraint c.txt a && pip install --group dev a && pip install -rx.txt a && pip install -Ur x.txt\nRUN npm install a && pip download a\n',
    },

    {
      name: 'variables whose value is pinned or not known',
      dockerfile:
        'FROM python:3\nARG PKG="flask==1 b==2"\nARG NONE\nRUN pip install $PKG $NONE "${LIST[@]}" $(cat x)\nRUN P="-r requirements.txt" && pip install $P\n',
    },
    {
      name: 'versions',
      dockerfile: 'FROM a:1\nRUN pip install a==1 \'b>=2,<3\' c~=1.0 "d!=1" \'e[x]===1\' "f @ https://x/f.whl"\n',
    },
    {
      name: 'files',
      dockerfile:
        'FROM a:1\nRUN pip install -r r.txt a; pip install -rr.txt a; pip install --requirement=r.txt a; pip install -c c.txt a\n',
    },
    {
      name: 'folders, archives, repositories',
      dockerfile:
        'FROM a:1\nRUN pip install . .[dev] ./a /b a/b x.whl *.whl y.tar.gz git+https://github.com/a/b@v1 -e . --editable /c https://x/y.zip\n',
    },
    {
      name: 'variables',
      dockerfile: 'FROM a:1\nARG V\nRUN pip install "a==$V" b==${V} $PKGS "${list[@]}" $(cat list)\n',
    },
    {
      name: 'values of options',
      dockerfile:
        'FROM a:1\nRUN pip install -i https://x --extra-index-url y --trusted-host z -t /t --platform p --only-binary :all: a==1\n',
    },
    { name: 'offline', dockerfile: 'FROM a:1\nRUN pip install --no-index --find-links=/wheels a\n' },
    {
      name: 'other tools',
      dockerfile: 'FROM a:1\nRUN pipenv install a && pipx install a && pip download a && python -m venv a\n',
    },
  ],
});

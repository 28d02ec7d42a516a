import { goPinVersion } from '../../../src/rules/packages-lang/go-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(goPinVersion, {
  fires: [
    {
      name: 'no version, latest, none',
      dockerfile:
        'FROM a:1\nRUN go install github.com/a/b && \\\n  go get -u -tags x example.com/c@latest github.com/d/e@none\n',
      lines: [2, 3, 3],
    },
    {
      name: 'the first word of run',
      dockerfile: 'FROM a:1\nRUN go run github.com/a/b github.com/c/d && GOBIN=/x go get -tool example.com/t\n',
      lines: [2, 2],
    },
  ],
  silent: [
    {
      name: 'versions',
      dockerfile:
        'FROM a:1\nARG V\nRUN go install github.com/a/b@v1 github.com/c/d@$V && go get e.org/f@master && go run g.io/h@v2 i.org/j\n',
    },
    {
      name: 'local',
      dockerfile:
        'FROM a:1\nRUN go install . ./... ../x /abs/y cmd/foo std && go run main.go && go get && go get -d ./...\n',
    },
    { name: 'vendored', dockerfile: 'FROM a:1\nRUN go install -mod=vendor github.com/a/b\n' },
    {
      name: 'options',
      dockerfile:
        'FROM a:1\nRUN go install -ldflags "-X example.com/a/b.V=1" -o x.y/z ./cmd && go build github.com/a/b\n',
    },
    {
      name: 'of this module',
      dockerfile: 'FROM a:1\nRUN go install github.com/me/app/cmd/x && go install example.com/tool/cmd\n',
      files: { 'go.mod': 'module github.com/me/app\n\nrequire (\n	example.com/tool v1.2.3\n)\n' },
    },
    { name: 'variable', dockerfile: 'FROM a:1\nRUN go install $PKG "$X@latest"\n' },
  ],
});

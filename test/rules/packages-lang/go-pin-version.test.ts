import { goPinVersion } from '../../../src/rules/packages-lang/go-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(goPinVersion, {
  fires: [
    {
      name: 'hosts with ports and dots, modules of others',
      dockerfile:
        'FROM golang:1.22\nRUN go install example.co.uk/x/y@latest\nRUN go get example.org:8443/x\nRUN go run x.io/tool ./main.go\nRUN go install github.com/me/tools2/cmd/x\n',
      lines: [2, 3, 4, 5],
      files: {
        'go.mod':
          'module github.com/me/tools\n\nrequire (\n\tgopkg.in/yaml.v3 v3.0.1\n)\nrequire   k8s.io/api v0.1.0\n',
      },
    },
    {
      name: 'latest of a module that is pinned',
      dockerfile: 'FROM golang:1.22\nRUN go install gopkg.in/yaml.v3@latest\n',
      lines: [2],
      files: { 'go.mod': 'require gopkg.in/yaml.v3 v3.0.1\n' },
    },
    {
      name: 'a comment in go.mod pins nothing',
      dockerfile: 'FROM golang:1.22\nRUN go install x.io/y\n',
      lines: [2],
      files: { 'go.mod': 'module a\n// see x.io/y\n' },
    },

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
      name: 'pinned by go.mod',
      dockerfile:
        'FROM golang:1.22\nRUN go install github.com/me/tools github.com/me/tools/cmd/x gopkg.in/yaml.v3 k8s.io/api/x\n',
      files: {
        'go.mod':
          'module   github.com/me/tools\n\nrequire (\n\tgopkg.in/yaml.v3 v3.0.1\n)\nrequire   k8s.io/api v0.1.0\n',
      },
    },
    {
      name: 'another file of modules',
      dockerfile:
        'FROM golang:1.22\nRUN go install -modfile tools.mod x.io/y && go get -mod mod x.io/y && go run --mod=mod x.io/y\n',
    },
    {
      name: 'other managers and subcommands, paths, values that are not known',
      dockerfile:
        'FROM golang:1.22\nRUN npm install x.io/y && go && go vet x.io/y && go generate-install x.io/y && go getx x.io/y && go forget x.io/y\nRUN go run ./cmd/x.io/y && go run x.io/main.go && go install $TOOL/x.io && go install "x.io/$P" && go get /x.io/y && go install a/x.io/y\n',
    },

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

import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { scriptUses as uses } from '../../support/script-uses.ts';

beforeAll(loadShellGrammar);

const X = '#!/bin/sh\ntrue\n';

describe('what a name stands for', () => {
  it('is a guess where a path leads to none of several scripts', () => {
    const files = {
      Dockerfile: 'FROM mysql\nCMD ["/opt/vendor/start.sh"]\n',
      'a/Dockerfile': 'FROM debian:12\nCOPY start.sh /a/\nCMD ["/a/start.sh"]\n',
      'b/Dockerfile': 'FROM debian:12\nCOPY start.sh /b/\nCMD ["/b/start.sh"]\n',
      'a/start.sh': X,
      'b/start.sh': X,
    };
    expect(uses(files, 'a/start.sh')).toEqual([
      'Dockerfile:2 run may-run',
      'a/Dockerfile:2 run copies *',
      'a/Dockerfile:3 run runs *',
    ]);
  });

  it('takes a command by its name for one of the own image only', () => {
    const files = {
      'a/Dockerfile': 'FROM debian:12\nCOPY docker-entrypoint.sh /usr/local/bin/start\nCMD ["start"]\n',
      'a/docker-entrypoint.sh': X,
      'b/Dockerfile': 'FROM mysql\nCMD ["start", "mysqld"]\n',
      'c/Dockerfile': 'FROM mine/a\nCMD ["/usr/local/bin/start"]\n',
    };
    expect(uses(files, 'a/docker-entrypoint.sh')).toEqual([
      'a/Dockerfile:2 run copies *',
      'a/Dockerfile:3 run runs *',
      'c/Dockerfile:2 run runs *',
    ]);
  });

  it('finds the health check that the image of a service has at the path which all have', () => {
    const health = (name: string): Record<string, string> => ({
      [`${name}.Dockerfile`]: `FROM debian:12\nCOPY health/${name}.sh /bin/health.sh\n`,
      [`health/${name}.sh`]: X,
    });
    const service = (name: string): string =>
      `  ${name}:\n    build: { context: ., dockerfile: ${name}.Dockerfile }\n    healthcheck:\n      test: /bin/health.sh\n`;
    const files = {
      ...health('api'),
      ...health('db'),
      'health.sh': X,
      'compose.yaml': `services:\n${service('api')}${service('db')}`,
    };
    expect(uses(files, 'health/api.sh')).toEqual([
      'api.Dockerfile:2 healthcheck copies *',
      'compose.yaml:5 healthcheck runs *',
    ]);
    expect(uses(files, 'health/db.sh')).toContain('compose.yaml:9 healthcheck runs *');
    expect(uses(files, 'health/db.sh')).toHaveLength(2);
  });

  it('places what a service runs of the scripts for CI in CI', () => {
    const files = {
      Dockerfile: 'FROM debian:12\n',
      'compose.yaml': 'services:\n  a:\n    build: .\n    volumes: [".:/src"]\n    command: /src/ci/test.sh\n',
      'ci/test.sh': '#!/bin/sh\n. /src/ci/lib.sh\n',
      'ci/lib.sh': X,
    };
    expect(uses(files, 'ci/test.sh')).toEqual(['compose.yaml:5 ci runs *']);
    expect(uses(files, 'ci/lib.sh')).toEqual(['ci/test.sh:2 ci runs *']);
  });

  it('tells a module of the repository from libraries of the same name', () => {
    const files = {
      Dockerfile: 'FROM python:3\nCOPY app/bin/main.py app/bin/input.py /app/\nCMD ["python", "/app/main.py"]\n',
      'app/bin/main.py':
        '#!/usr/bin/env python3\nimport redis.exceptions\nfrom utils.dates import parse\nimport input\nURL = "http://netbox:80/netbox"\n',
      'app/bin/input.py': 'x = 1\n',
      'scripts/lib/exceptions.py': 'class E: pass\n',
      'scripts/utils/dates.py': 'from ..lib import exceptions\n',
      'scripts/netbox.py': 'y = 1\n',
    };
    expect(uses(files, 'scripts/lib/exceptions.py')).toEqual([
      'app/bin/main.py:2 development may-run',
      'scripts/utils/dates.py:1 development runs',
    ]);
    expect(uses(files, 'scripts/utils/dates.py')).toEqual(['app/bin/main.py:3 development runs']);
    expect(uses(files, 'app/bin/input.py')).toContain('app/bin/main.py:4 run runs *');
    expect(uses(files, 'scripts/netbox.py')).toEqual(['app/bin/main.py:5 development may-run']);
  });

  it('finds modules beside the importer, above it, and where an image has both', () => {
    const files = {
      Dockerfile: 'FROM node\nCOPY tools/a.mjs lib/scripts/helper.mjs /x/\nCMD ["node", "/x/a.mjs"]\n',
      'tools/a.mjs': "import { h } from 'helper'\nconst b = require('./b')\nconst c = require('../bin/c')\n",
      'lib/scripts/helper.mjs': 'export const h = 1\n',
      'tools/b.cjs': 'x\n',
      'bin/c.cjs': 'x\n',
      'package.json': '{"scripts": {"d": "node --import tsx tools/d"}}\n',
      'tools/d.mjs': 'x\n',
    };
    expect(uses(files, 'tools/d.mjs')).toEqual(['package.json:1 development runs']);
    expect(uses(files, 'lib/scripts/helper.mjs')).toContain('tools/a.mjs:1 run runs *');
    expect(uses(files, 'tools/b.cjs')).toEqual(['tools/a.mjs:2 development runs']);
    expect(uses(files, 'bin/c.cjs')).toEqual(['tools/a.mjs:3 development runs']);
  });

  it('reads what a service builds as a Dockerfile, whatever it is called', () => {
    const files = {
      'enb.yaml':
        'services:\n  enb:\n    build:\n      context: radio\n      dockerfile: enb_dockerfile\n    volumes: ["./radio:/mnt/radio"]\n',
      'radio/enb_dockerfile':
        'FROM debian:12\nCOPY setup.sh /tmp/\nRUN sh /tmp/setup.sh\nCMD ["/mnt/radio/start.sh"]\n',
      'radio/setup.sh': X,
      'radio/start.sh': X,
    };
    expect(uses(files, 'radio/start.sh')).toEqual(['radio/enb_dockerfile:4 run runs *']);
    expect(uses(files, 'radio/setup.sh')).toContain('radio/enb_dockerfile:3 build runs *');
  });

  it('takes no suffix of a temporary file for a pattern', () => {
    const files = (text: string): Record<string, string> => ({ 'm.py': `import subprocess\n${text}\n`, 's/x.sh': X });
    expect(uses(files('with temporary_name(".sh") as f: pass'), 's/x.sh')).toEqual([]);
    expect(uses(files('f = NamedTemporaryFile(suffix=".sh")'), 's/x.sh')).toEqual([]);
    expect(uses(files('f = attempt(name + ".sh")'), 's/x.sh')).toEqual(['m.py:2 development may-run']);
  });

  it('knows a name that a script sets once', () => {
    const files = (text: string): Record<string, string> => ({ 's/a.sh': `#!/bin/bash\n${text}\n`, 's/x.sh': X });
    const call = 'DIR="$(cd "$(dirname "$0")" && pwd)"\n. "$DIR/$FILE"';
    for (const value of ['vars.conf', '"vars.conf"', '"$(basename "$0")"', '"${0##*/}"'])
      expect(uses(files(`FILE=${value}\n${call}`), 's/x.sh')).toEqual([]);
    for (const set of [
      'FILE=$1',
      'FILE=a.conf\nFILE=b.conf',
      'for FILE in a b; do :; done',
      'for FILE in a b',
      'read -r FILE',
      ': "${FILE:=a.conf}"',
      'x',
    ])
      expect(uses(files(`${set}\n${call}`), 's/x.sh').join()).toContain('may-run');
    expect(uses(files(`FILE=x.sh\n${call}`), 's/x.sh')).toEqual(['s/a.sh:2 development runs']);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { planOf } from '../../src/plan/plan.ts';
import { planMarkdown } from '../../src/report/plan-markdown.ts';
import { planText } from '../../src/report/plan-text.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

/** The lines of the tree. */
function tree(files: Record<string, string>): string[] {
  const text = planText(planOf(memorySnapshot(files)));
  const [, rest = ''] = text.split('WHO USES WHAT\n');
  return rest.split('\n\n', 1)[0]?.split('\n') ?? [];
}

const X = '#!/bin/sh\ntrue\n';
const START = 'FROM debian:12\nCOPY s/ /s/\nRUN sed -i "s/\\r//" /s/start.sh\nCMD ["/s/start.sh"]\n';

describe('who uses what', () => {
  it('shows what many scripts call once, with what it calls', () => {
    const files: Record<string, string> = { Dockerfile: START, 's/start.sh': '#!/bin/sh\n', 's/log.sh': X };
    files['s/lib.sh'] = '#!/bin/sh\n. /s/log.sh\n';
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      files['s/start.sh'] += `/s/${name}.sh\n`;
      files[`s/${name}.sh`] = '#!/bin/sh\n. /s/lib.sh\n';
    }
    expect(tree(files)).toEqual([
      '  Dockerfile',
      '  └─ s/start.sh (run) - keep',
      '     ├─ s/a.sh (run) - keep',
      '     ├─ s/b.sh (run) - keep',
      '     ├─ s/c.sh (run) - keep',
      '     ├─ s/d.sh (run) - keep',
      '     └─ s/e.sh (run) - keep',
      '  many scripts',
      '  └─ s/lib.sh (run, by 5 scripts) - keep',
      '     └─ s/log.sh (run) - keep',
    ]);
    const diagram = planMarkdown(planOf(memorySnapshot(files)));
    expect(diagram).toContain('(["many scripts"])');
    expect(diagram.match(/"s\/lib\.sh/g)).toHaveLength(1);
  });

  it('tells of scripts that are alike in one line', () => {
    const files: Record<string, string> = {
      'run.sh': '#!/bin/sh\nfor f in t/*/check.sh; do sh "$f"; done\n',
      README: './run.sh\n',
    };
    for (let n = 0; n < 9; n++) files[`t/${n}/check.sh`] = X;
    expect(tree(files)).toEqual([
      '  README',
      '  └─ run.sh (documentation) - leave out of the image',
      '     └─ 9 scripts in t/ (development) - leave out of the image',
    ]);
  });

  it('leaves out what only has the name of a script that the image has not', () => {
    const files = {
      Dockerfile:
        'FROM debian:12\nRUN --mount=type=bind,source=b,target=/b /b/run.sh\nCOPY start.sh /\nCMD ["/start.sh"]\n',
      'b/run.sh': X,
      'start.sh': '#!/bin/sh\ncd /data && ./run.sh\n',
    };
    expect(tree(files)).toEqual(['  Dockerfile', '  ├─ b/run.sh (build) - keep', '  └─ start.sh (run) - keep']);
  });
});

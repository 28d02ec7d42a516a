import { beforeAll, describe, expect, it } from '@jest/globals';
import { planOf } from '../../src/plan/plan.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

/** The verdict about a script and the sentences for it. */
function verdict(files: Record<string, string>, path: string): readonly [string | undefined, string] {
  const found = planOf(memorySnapshot(files)).verdicts.find(({ script }) => script.path === path);
  return [found?.verdict, found?.reasons.map(({ message }) => message).join('\n') ?? ''];
}

const long = (line: string): string => `#!/bin/sh\n${`${line}\n`.repeat(150)}`;

describe('why a script is kept or replaced', () => {
  const image = (text: string, name = 'x.sh'): Record<string, string> => ({
    Dockerfile: `FROM debian:12\nCOPY bin/${name} /x\nCMD ["/x"]\n`,
    [`bin/${name}`]: text,
  });

  it('keeps what works for CI in a container', () => {
    const files = {
      Dockerfile: 'FROM debian:12\n',
      'compose.yaml': 'services:\n  a:\n    build: .\n    volumes: [".:/src"]\n    command: /src/ci/test.sh\n',
      'ci/test.sh': long('make test'),
    };
    const [kind, why] = verdict(files, 'ci/test.sh');
    expect(kind).toBe('keep');
    expect(why).toContain('Used in CI.');
    expect(why).toContain('Works in a container that CI throws away: 150 lines');
  });

  it('says once what is logic, with all that was measured', () => {
    const [, why] = verdict(image(`#!/bin/sh\n${'if a; then b; fi\n'.repeat(150)}`), 'bin/x.sh');
    expect(why).toContain('Holds program logic: 150 lines (threshold 100), 150 branches (threshold 20). Move it');
    expect(why.match(/Holds program logic/g)).toHaveLength(1);
  });

  it('does not say why something was copied that is run', () => {
    const why = verdict(image('#!/bin/sh\nx\n'), 'bin/x.sh')[1];
    expect(why).toContain('Used when a container runs.');
    expect(why).not.toContain('Copied by its name');
  });

  it('says what is linked or copied to where it serves', () => {
    const files = { Dockerfile: 'FROM debian:12\nCOPY s/ /s/\nRUN ln -s /s/x.sh /bin/x\n', 's/x.sh': '#!/bin/sh\nx\n' };
    expect(verdict(files, 's/x.sh')[1]).toContain(
      'Copied or linked by its name, so meant to be used when a container runs.',
    );
  });

  it('takes a program that looks for work for no timer', () => {
    const program = (pause: string): string =>
      `#!/usr/bin/env python3\nwhile True:\n    work()\n    time.sleep(${pause})\n`;
    expect(verdict(image(program('0.5'), 'x.py'), 'bin/x.py')[0]).toBe('keep');
    expect(verdict(image(program('3600'), 'x.py'), 'bin/x.py')[0]).toBe('replace');
  });

  it('takes a loop that is left for none that lasts', () => {
    expect(verdict(image('#!/bin/sh\nwhile true; do ping -c1 db && break; done\nexec app\n'), 'bin/x.sh')[0]).toBe(
      'keep',
    );
    expect(verdict(image('#!/bin/sh\nwhile true; do app; done\n'), 'bin/x.sh')[0]).toBe('replace');
  });

  it('tells what renders configuration once, and counts no aliases', () => {
    const [kind, why] = verdict(
      image(`#!/bin/sh\n${'sed -i "s|A|$A|" /etc/a.conf\n'.repeat(8)}exec app\n`),
      'bin/x.sh',
    );
    expect(kind).toBe('replace');
    expect(why).toContain('Renders configuration');
    expect(why).not.toContain('Holds program logic');
    expect(verdict(image(long('alias ll="ls -l"')), 'bin/x.sh')[0]).toBe('keep');
  });
});

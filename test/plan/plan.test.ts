import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { planOf } from '../../src/plan/plan.ts';
import { planJson } from '../../src/report/plan-json.ts';
import { planDetails, planMarkdown } from '../../src/report/plan-markdown.ts';
import { planText } from '../../src/report/plan-text.ts';
import { directorySnapshot } from '../../src/repository/directory-snapshot.ts';
import { parseThreshold } from '../../src/repository/scripts/thresholds.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

const monolith = directorySnapshot(fileURLToPath(new URL('../../fixtures/monolith/base', import.meta.url)));

function verdicts(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    planOf(memorySnapshot(files)).verdicts.map(({ script, verdict }) => [script.path, verdict]),
  );
}

const START = 'FROM alpine\nCOPY start.sh /\nCMD ["/start.sh"]\n';

describe('verdicts', () => {
  it('judges the monolith as an engineer would', () => {
    const plan = planOf(monolith);
    const of = (kind: string): string[] =>
      plan.verdicts.filter(({ verdict }) => verdict === kind).map(({ script }) => script.path.replace('scripts/', ''));
    expect(of('replace')).toEqual(['container-maintenance.py', 'rotate_app_logs.sh', 'start-with-maintenance.sh']);
    expect(of('keep')).toEqual(['run_migrations.sh', 'seed_demo_data.py']);
    expect(of('leave-out')).toEqual([
      'backup_database.sh',
      'check_restart_count.sh',
      'ci-smoke-test.sh',
      'deploy.sh',
      'diagnose_deployment.sh',
      'docker-cleanup.sh',
      'init-extensions.sh',
      'lib/common.sh',
      'lint-scripts.sh',
      'pre_deploy_checks.sh',
      'prune_backups.sh',
      'rollback.sh',
      'setup-docker-cleanup-cron.sh',
      'validate-deployment.sh',
    ]);
    expect(of('remove')).toHaveLength(57);
  });

  it.each([
    ['a short one', '#!/bin/sh\nset -e\nexec app "$@"\n', 'keep'],
    ['two background jobs', '#!/bin/sh\na &\nb &\nwait\n', 'replace'],
    ['a waiting loop', '#!/bin/sh\nuntil nc -z db 1; do sleep 1; done\nexec app\n', 'replace'],
    ['templates', '#!/bin/sh\nenvsubst < a > b\nexec app\n', 'replace'],
    ['a supervisor', '#!/bin/sh\nexec supervisord -n\n', 'replace'],
    ['a timer', '#!/bin/sh\nwhile true; do job; sleep 60; done\n', 'replace'],
  ])('an entry point with %s', (_, text, verdict) => {
    expect(verdicts({ Dockerfile: START, 'start.sh': text })).toEqual({ 'start.sh': verdict });
  });

  it('takes thresholds and shows what was measured', () => {
    const files = { Dockerfile: START, 'start.sh': '#!/bin/sh\none\ntwo\nthree\n' };
    const [verdict] = planOf(memorySnapshot(files), { lines: 2 }).verdicts;
    expect(verdict?.verdict).toBe('replace');
    expect(verdict?.reasons[0]?.message).toContain('3 lines (threshold 2)');
    expect(parseThreshold('background-jobs=3')).toEqual({ backgroundJobs: 3 });
    expect(parseThreshold('lines=0')).toBeUndefined();
    expect(parseThreshold('other=1')).toBeUndefined();
  });
});

describe('the plan told', () => {
  it('has what the contract names, in JSON', () => {
    const json = planJson(planOf(memorySnapshot({ Dockerfile: START, 'start.sh': 'app\n' }))) as {
      scripts: { path: string; verdict: string; reasons: unknown[]; uses: unknown[] }[];
      phases: { name: string; steps: { title: string }[] }[];
    };
    expect(json.scripts[0]).toMatchObject({
      path: 'start.sh',
      verdict: 'keep',
      uses: [
        { by: 'Dockerfile', line: 2, when: 'run' },
        { by: 'Dockerfile', line: 3, when: 'run' },
      ],
    });
    expect(json.phases.map(({ name }) => name)).toEqual(['now', 'next', 'then']);
    expect(json.phases[0]?.steps.map(({ title }) => title)).toEqual([
      'Let the stop signal reach the program',
      'Stop running as root',
    ]);
  });

  it('reads as a report for the monolith: situation, phases, patches', () => {
    const text = planText(planOf(monolith));
    for (const said of [
      'The container of `Dockerfile` is several in one',
      '76 of them are in an image, which uses 5',
      'NOW: small, each by itself, today\n  1. Put the entry point scripts/start-with-maintenance.sh in order',
      '     | +exec gunicorn --config /app/config/gunicorn.conf.py wsgi:app',
      '     | +USER 10001:10001',
      'NEXT: smaller images and faster builds',
      'Some 396 MB less (estimate from usual package sizes)',
      'THEN: one container a service, watched and signed',
      '     | +FROM app AS container-maintenance',
    ])
      expect(text).toContain(said);
    expect(text.split('\n').filter((line) => /^ {2}\d+\. /.test(line)).length).toBeLessThan(15);
  });

  it('gives every patch as a diff of the file as it is, in JSON', () => {
    const { phases, nextStep } = planJson(planOf(monolith)) as {
      nextStep: string;
      phases: { steps: { title: string; diff: string | null; patch: string | null }[] }[];
    };
    expect(nextStep).toMatch(/^Next step: Put the entry point .*; 12 steps follow\.$/);
    const steps = phases.flatMap((phase) => phase.steps);
    expect(steps.filter(({ diff }) => diff !== null).length).toBeGreaterThan(6);
    expect(steps.find(({ title }) => title.startsWith('Remove'))?.patch).toMatch(
      /^git rm -- scripts\/backup_redis\.sh /,
    );
    for (const { diff } of steps)
      for (const line of diff?.split('\n').filter((each) => /^[-+]{3} /.test(each)) ?? [])
        expect(line).toMatch(/^(--- (a\/[\w./-]+|\/dev\/null)|\+\+\+ b\/[\w./-]+)/);
  });

  it('fits into the details of a check run, the steps before anything else', () => {
    const details = planDetails(planOf(monolith));
    expect(details.length).toBeLessThanOrEqual(60_000);
    expect(details).toContain('### Scripts');
    const scripts = Object.fromEntries(
      Array.from({ length: 900 }, (_, n) => [`scripts/a_rather_long_name_of_a_script_${n}.sh`, 'x\n']),
    );
    const many = planDetails(planOf(memorySnapshot({ ...scripts, Dockerfile: 'FROM debian:12\nCMD x\n' })));
    expect(many.length).toBeLessThanOrEqual(60_000);
    expect(many).toContain('Stop running as root');
    expect(many).toContain('Left out here for its length: the table of scripts.');
  });

  it('draws a tree and a diagram that stay short with 76 scripts', () => {
    const plan = planOf(monolith);
    expect(planText(plan)).toContain(
      '  Dockerfile\n  └─ scripts/start-with-maintenance.sh (run) - replace\n     ├─ scripts/container-maintenance.py',
    );
    const markdown = planMarkdown(plan);
    const diagram = /```mermaid\n([\s\S]*?)```/.exec(markdown)?.[1] ?? '';
    expect(diagram).toMatch(/^flowchart LR\n {2}n0\(\["Dockerfile"\]\)/);
    expect(diagram.split('\n').length).toBeLessThan(80);
    expect(markdown).toContain('(estimate from usual package sizes)');
  });

  it('keeps the pipes of commands in Markdown', () => {
    const start = '#!/bin/sh\nuseradd app\nuntil nc -z db 1 || nc -z db 2; do sleep 1; done\nexec app\n';
    const markdown = planMarkdown(planOf(memorySnapshot({ Dockerfile: START, 'start.sh': start })));
    expect(markdown).toContain('First add `|| true` where');
    const other = planMarkdown(
      planOf(memorySnapshot({ Dockerfile: 'FROM a\nCOPY s /s\nCMD /s/a|b.sh\n', 's/a|b.sh': '#!/bin/sh\n' })),
    );
    expect(other).toContain('| `s/a\\|b.sh` |');
  });

  it('escapes what files say', () => {
    const text = '#!/bin/sh\n"$cmd" "@everyone <img> `x` | y"\n';
    const markdown = planMarkdown(planOf(memorySnapshot({ Dockerfile: START, 'start.sh': text })));
    expect(markdown).not.toMatch(/(^|[^`"'\w ] )@everyone/m);
    expect(markdown.split('\n').filter((line) => line.startsWith('| `start.sh`'))).toHaveLength(1);
  });

  it('says that there is nothing where there is nothing', () => {
    expect(planText(planOf(memorySnapshot({})))).toContain('There are no scripts here.');
  });
});

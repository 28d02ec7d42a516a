import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const list = (folder: string): string[] => readdirSync(new URL(folder, root)).map((name) => `${folder}/${name}`);

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly steps?: readonly Step[] }>>;
}

const ours = list('.github/workflows');
const examples = list('docs/workflows').filter((path) => !path.endsWith('gitlab-ci.yml'));
const action = parse(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: object;
};

beforeAll(() => loadShellGrammar());

describe.each([...ours, ...examples])('%s', (path) => {
  const text = read(path);
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);

  it('has nothing that Plimsoll finds, with all rules', () => {
    const where = `.github/workflows/${path.split('/').at(-1)}`;
    const snapshot = memorySnapshot({ [where]: text });
    const result = checkSnapshot(snapshot, { configuration: DEFAULT_CONFIGURATION, allRules: true });
    expect(result).toMatchObject({ findings: [], notices: [], checked: [where] });
  });

  it('says its permissions, and pins the actions of others by commit', () => {
    expect(workflow.permissions).toBeDefined();
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^([\w./-]+@[0-9a-f]{40}|plimsoll-app\/plimsoll@v1)$/);
    // Beside each pin stands the version that it is.
    expect(text.match(/uses: .*@[0-9a-f]{40}$/gm)).toBeNull();
  });

  it('gives the Action only inputs that it has', () => {
    const given = steps
      .filter(({ uses }) => uses?.startsWith('plimsoll-app/'))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(given));
  });
});

describe('docs/ci.md', () => {
  const page = read('docs/ci.md');

  it('shows the examples as they are', () => {
    const shown = [...page.matchAll(/<!-- include: (\S+) -->\n```yaml\n([\s\S]*?)```\n<!-- \/include -->/g)];
    expect(shown.map(([, name]) => name)).toEqual(['workflows/pull-request.yml', 'workflows/gitlab-ci.yml']);
    for (const [, name, text] of shown) expect(text).toBe(read(`docs/${name}`));
    for (const path of list('docs/workflows')) expect(page).toContain(`(${path.slice('docs/'.length)})`);
  });

  it('lists the inputs and outputs that action.yml has, and no other', () => {
    const section = /### Inputs\n([\s\S]*?)\n###/.exec(page)?.[1] ?? '';
    const named = [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1] ?? '');
    expect(named.sort()).toEqual(Object.keys(action.inputs).sort());
    for (const output of Object.keys(action.outputs)) expect(section).toContain(`\`${output}\``);
  });

  it('lists the formats that the command line has', () => {
    const formats = /const FORMATS = \[([^\]]*)\]/.exec(read('src/cli/commands/check.ts'))?.[1]?.match(/\w+/g);
    const listed = [...page.matchAll(/^\| `(\w+)` \| \w/gm)].map((match) => match[1]);
    expect(listed).toEqual(expect.arrayContaining(formats ?? ['none']));
  });
});

describe.each(['README.md', 'docs/self-hosting.md'])('the permissions in %s', (path) => {
  it('are those of app.yml, each with a reason', () => {
    const { default_permissions: asked } = parse(read('app.yml')) as { default_permissions: Record<string, string> };
    const rows = [...read(path).matchAll(/^ *\| ([A-Z][a-z ]+) \| (read|write) \| \S.* \|$/gm)];
    const listed = rows.map(([, name = '', access]) => [name.toLowerCase().replaceAll(' ', '_'), access]);
    expect(Object.fromEntries(listed)).toEqual(asked);
  });
});

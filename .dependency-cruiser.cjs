// The house's direction: a room imports only from itself and from rooms before it in this list (docs/architecture.md).
const ROOMS = [
  'text',
  'shell',
  'dockerfile',
  'compose',
  'workflow',
  'repository',
  'refactor',
  'rules',
  'review',
  'plan',
  'report',
  'github',
  'demo',
  'cli',
];

const upward = ROOMS.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-upward`,
  comment: `src/${room} may import only from: ${ROOMS.slice(0, index + 1).join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${ROOMS.slice(index + 1).join('|')})/` },
}));

// A change goes in, a review comes out: these rooms are pure functions, without disk, network, clock or processes.
const PURE = ['text', 'dockerfile', 'compose', 'workflow', 'refactor', 'rules', 'review', 'plan', 'report'];

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or share a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true },
      to: {},
    },
    {
      name: 'every-file-in-a-room',
      comment: `Each file under src/ lies in one of the rooms: ${ROOMS.join(', ')}.`,
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `^src/(${ROOMS.join('|')})/` },
    },
    {
      name: 'demo-is-imported-by-cli-only',
      comment: 'The stand-in for GitHub is a tool: only the demo command and the tests use it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(demo|cli)/' },
      to: { path: '^src/demo/' },
    },
    {
      name: 'rules-stand-alone',
      comment:
        'A rule is whole in its own file. What rules share lies in src/rules/support/, what they know in the model.',
      severity: 'error',
      from: { path: '^src/rules/(?!support/)[^/]+/(?!index\\.ts$)' },
      to: { path: '^src/rules/', pathNot: '^src/rules/(support/|rule\\.ts$)' },
    },
    {
      name: 'rule-support-knows-no-rule',
      comment: 'Helpers of rules must not import rules or their registry.',
      severity: 'error',
      from: { path: '^src/rules/support/' },
      to: { path: '^src/rules/', pathNot: '^src/rules/(support/|rule\\.ts$)' },
    },
    {
      name: 'pure-rooms',
      comment:
        'No disk, network, processes or environment between the change and the review: same input, same bytes out.',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/` },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|fs/promises|child_process|cluster|dgram|dns|http|http2|https|net|os|process|timers|tls|worker_threads)$',
      },
    },
    {
      name: 'only-github-rooms-know-github',
      comment: 'Only the first and the last arrow of the data know that GitHub exists.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(github|demo|cli)/' },
      to: { path: 'node_modules/(probot|@octokit|@probot)/' },
    },
    {
      name: 'no-tests-in-sources',
      severity: 'error',
      comment: 'The program must not reach into test/, fixtures/ or scripts/ by import.',
      from: { path: '^src/' },
      to: { path: '^(test|fixtures|scripts)/' },
    },
    {
      name: 'no-dev-dependencies',
      comment:
        'What the program imports when it runs is a dependency, not a devDependency. The demo is a tool: what it needs is bundled with it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/demo/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package that only happens to be installed, because another one needs it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

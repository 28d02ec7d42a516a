// Jest runs ES modules natively (node --experimental-vm-modules); SWC only strips the types.
export default {
  testEnvironment: 'node',
  // The end-to-end tests start git, servers and ShellCheck; a busy machine needs its time for that.
  testTimeout: 60_000,
  // Each file loads the whole engine anew, and what it loaded is not given back: a worker that has grown is replaced.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
      },
    ],
  },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  coverageReporters: ['text-summary', 'lcov'],
};

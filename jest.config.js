/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Minutes rather than seconds: `npm run test:slow` lifts this.
  testPathIgnorePatterns: ['<rootDir>/__tests__/slow/'],
  extensionsToTreatAsEsm: ['.ts'],
  // Types are checked by `npm run types`, once, not by each test file again.
  transform: { '\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
  // TypeScript rewrites './x.ts' to './x.js', as it would be once compiled; here it still is a .ts file.
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': ['$1.js', '$1.ts'] },
  // Tests import what they use from '@jest/globals', and so have its types.
  injectGlobals: false,
  // Most tests start the bundle as a process; a loaded machine must not fail them.
  testTimeout: 30_000,
  // For the same reason most of a test's time is waiting: more at a time than there are cores.
  maxWorkers: 3,
}

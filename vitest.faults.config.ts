import { defineConfig } from 'vitest/config';

/** The long runs: faults at every call to the disk, many generated files, load. `npm run test:faults` */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    testTimeout: 300_000,
  },
});

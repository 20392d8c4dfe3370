import { defineConfig } from 'vitest/config';

/** The long runs: faults at every call to the disk, many generated files, load. `npm run test:faults` */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    testTimeout: 900_000,
    // To remove a folder of 20,000 files takes its time on a busy disk.
    hookTimeout: 120_000,
  },
});

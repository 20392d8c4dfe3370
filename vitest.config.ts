import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    testTimeout: 60_000,
    // A browser or a build that starts on a busy machine takes its time.
    hookTimeout: 60_000,
    // Vitest leaves one core free, which of two is half. Tests with a window wait more than they work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // No module of ours keeps anything: the engine's tables are loaded once for all of them.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: ['test/{contract,e2e}/**/*.test.ts'],
          // What Playwright is made of is loaded once.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

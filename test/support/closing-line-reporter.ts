import type { Reporter, TestModule } from 'vitest/node';

/** Prints `N passed, N failed, N skipped` last, alone on its line; a file that fails to load counts as failed. */
class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    let passed = 0;
    let failed = 0;
    let skipped = 0;
    for (const module of modules) {
      let testsFailed = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') testsFailed += 1;
        else skipped += 1;
      }
      failed += testsFailed;
      if (testsFailed === 0 && module.state() === 'failed') failed += 1;
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}

// Vitest loads a reporter by its default export.
// oxlint-disable-next-line import/no-default-export
export default ClosingLineReporter;

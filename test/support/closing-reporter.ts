import type { Reporter, TestModule } from 'vitest/node';
import { countTests } from './count-tests.ts';

/** Ends a run with `N passed, N failed, N skipped` alone on a line, so that any machine can count. */
export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const { passed, failed, skipped } = countTests(modules, errors);
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}

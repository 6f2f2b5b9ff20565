import type { TestModule } from 'vitest/node';

export type Counts = { passed: number; failed: number; skipped: number };

/** Counts tests by result; a file that could not be loaded and an error outside any test count as failed. */
export function countTests(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): Counts {
  const counts: Counts = { passed: 0, failed: errors.length, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      if (state === 'passed' || state === 'failed') counts[state]++;
      else counts.skipped++;
    }
  }
  return counts;
}

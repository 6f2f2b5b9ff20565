import { writeFileSync, mkdirSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { countTests } from './count-tests.ts';

/** Leaves the counts in node_modules/.cache/mekoar/tests.json, for server/commands/check.ts, which prints the closing line itself. */
export default class CountsFileReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    mkdirSync('node_modules/.cache/mekoar', { recursive: true });
    writeFileSync('node_modules/.cache/mekoar/tests.json', JSON.stringify(countTests(modules, errors)));
  }
}

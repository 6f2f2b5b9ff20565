import { expect, test } from 'vitest';
import { countTests } from './support/count-tests.ts';

test('the closing line counts a file that could not be loaded as failed', () => {
  const module = { errors: () => [new Error('no such import')], children: { allTests: () => [{ result: () => ({ state: 'passed' }) }] } };
  expect(countTests([module as never], [])).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

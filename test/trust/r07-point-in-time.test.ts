import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARCHIVING, BRINGING_BACK, TO_A_MOMENT } from './tools/archived-postgres.ts';

test('[R-07] the page for operators has each line that the test of going back to a moment runs', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../docs/running.md'), 'utf8')
    .split('\n')
    .map((line) => line.trim());
  for (const line of [...ARCHIVING, ...BRINGING_BACK, ...TO_A_MOMENT]) expect(lines).toContain(line);
});

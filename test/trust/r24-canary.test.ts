import { expect, test } from 'vitest';
import { r24 } from './r24-canary.ts';

test('[R-24] a number, a name, a note and an address are nowhere but where they belong', async () => {
  const result = await r24.run({ seed: 1, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

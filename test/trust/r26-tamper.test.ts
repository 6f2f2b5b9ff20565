import { expect, test } from 'vitest';
import { r26 } from './r26-tamper.ts';

test('[R-26] ninety manipulations of nine kinds are found at their place, and both twins go unseen', async () => {
  const result = await r26.run({ seed: 20_261_122, size: 90, quick: true, say: () => {} });
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r19 } from './r19-fan-out.ts';

test('[R-19] pages on three servers see every event when one is killed, and pages that forget since when do not', async (context) => {
  const result = await r19.run({ seed: 20_261_122, size: 30, quick: true, say: () => {} });
  if (result.skipped) context.skip(result.skipped);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

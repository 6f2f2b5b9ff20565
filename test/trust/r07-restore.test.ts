import { expect, test } from 'vitest';
import { r07 } from './r07-restore.ts';

test('[R-07] what was acknowledged before the backup began is there after the disk was lost, and the older backup lacks it', async () => {
  const result = await r07.run({ seed: 20_261_122, size: 1, quick: true, say: () => {} });
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

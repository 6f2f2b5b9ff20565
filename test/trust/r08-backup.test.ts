import { expect, test } from 'vitest';
import { r08 } from './r08-backup.ts';

test('[R-08] thirty damaged backups of nine kinds are noticed, a forged manifest too, and without digests some would pass', async () => {
  const result = await r08.run({ seed: 20_261_122, size: 30, quick: true, say: () => {} });
  expect(result.notes.filter((note) => note.startsWith('a whole backup'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r27 } from './r27-erasure.ts';

test('[R-27] over 25 years what is due is gone without a trace, what is held stays, and every history is whole', async () => {
  const result = await r27.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

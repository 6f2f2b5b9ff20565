import { expect, test } from 'vitest';
import { r28 } from './r28-disclosure.ts';

test('[R-28] from all figures that may be asked for no small number follows, and no small difference of two', async () => {
  const result = await r28.run({ seed: 20_261_128, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r23 } from './r23-withdrawal.ts';

test('[R-23] nothing leaves whose check began after consent was taken back, open pages lose it within a second, waiting letters stop', async () => {
  const result = await r23.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

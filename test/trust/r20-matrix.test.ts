import { expect, test } from 'vitest';
import { r20 } from './r20-matrix.ts';

test('[R-20] all 907,200 cells are as the table says, and no rule can be taken away unnoticed', async () => {
  const result = await r20.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result.figures.cells).toBe(907_200);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

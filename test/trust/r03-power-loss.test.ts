import { expect, test } from 'vitest';
import { r03 } from './r03-power-loss.ts';

test('[R-03] after a power cut every disk opens and holds what was acknowledged; without synchronous=FULL it does not', async (here) => {
  const result = await r03.run({ seed: 20_261_121, size: 8, quick: true, say: () => {} });
  if (result.skipped) return here.skip(result.skipped);
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r31 } from './r31-clock.ts';

test('[R-31] twenty-five jumps of the clock: no term is early, lost or rung twice', async () => {
  const result = await r31.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

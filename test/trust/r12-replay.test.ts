import { expect, test } from 'vitest';
import { r12 } from './r12-replay.ts';

test('[R-12] every history of the neighbourhood replays equal, and a changed one does not', async (here) => {
  const result = await r12.run({ seed: 20_261_121, quick: true, say: () => {} });
  if (result.skipped) return here.skip(result.skipped);
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

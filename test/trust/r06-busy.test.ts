import { expect, test } from 'vitest';
import { r06 } from './r06-busy.ts';

test('[R-06] a lock that another process holds is waited for: nobody is turned away', async (here) => {
  const result = await r06.run({ seed: 20_261_121, size: 3, quick: true, say: () => {} });
  if (result.skipped) return here.skip(result.skipped);
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

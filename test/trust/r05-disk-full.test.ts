import { expect, test } from 'vitest';
import { r05 } from './r05-disk-full.ts';

test('[R-05] a full disk is said in words, reading goes on, and nothing acknowledged is lost', async (here) => {
  const result = await r05.run({ seed: 20_261_121, size: 1, quick: true, say: () => {} });
  if (result.skipped) return here.skip(result.skipped);
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { k01 } from './k01-keys.ts';

test('[K-01] a change of the master that is killed leaves every text readable, and a swapped ciphertext closed', async () => {
  const result = await k01.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

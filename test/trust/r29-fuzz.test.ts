import { expect, test } from 'vitest';
import { r29 } from './r29-fuzz.ts';

test('[R-29] whatever is asked is answered, and none of it is a failure of ours', async () => {
  const result = await r29.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

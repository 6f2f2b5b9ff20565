import { expect, test } from 'vitest';
import { r30 } from './r30-sockets.ts';

test('[R-30] no frame and no slow crowd holds the server up', async () => {
  const result = await r30.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r21 } from './r21-doors.ts';

test('[R-21] what is not a viewer’s is answered as what does not exist, at every route and event', async () => {
  const result = await r21.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

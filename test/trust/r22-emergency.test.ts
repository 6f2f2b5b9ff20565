import { expect, test } from 'vitest';
import { r22 } from './r22-emergency.ts';

test('[R-22] nothing is read outside the box or beyond what is flagged, and every reading is logged first', async () => {
  const result = await r22.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r25 } from './r25-complete.ts';

test('[R-25] nothing is told or refused without its row in the log, and a server that answers before it notes is found', async () => {
  const result = await r25.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !/^(twin|"lost")/.test(note))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

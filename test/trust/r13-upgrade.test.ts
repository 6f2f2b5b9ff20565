import { expect, test } from 'vitest';
import { r13 } from './r13-upgrade.ts';

test('[R-13] a server of an older version beside a newer one steps nothing that it does not know, and nothing is lost or stuck', async (here) => {
  const result = await r13.run({ seed: 20_261_122, quick: true, say: () => {} });
  if (result.skipped) return here.skip(result.skipped);
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true, figures: { stuck: 0, faults: 0, replayDifferences: 0 } });
});

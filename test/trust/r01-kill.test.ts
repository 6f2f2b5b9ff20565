import { expect, test } from 'vitest';
import { r01 } from './r01-kill.ts';

test('[R-01] two kills under load lose nothing and double nothing, and five broken twins are found', async () => {
  const result = await r01.run({ seed: 20_261_121, size: 2, quick: true, say: () => {} });
  expect(result.notes).toEqual(expect.arrayContaining([expect.stringContaining('twin "an answer before the commit"')]));
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

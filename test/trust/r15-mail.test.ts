import { expect, test } from 'vitest';
import { r15 } from './r15-mail.ts';

test('[R-15] every mail leaves once, is refused with a reason or is flagged as uncertain; without a lease or a stable id that is found to fail', async () => {
  const result = await r15.run({ seed: 20_261_122, size: 60, quick: true, say: () => {} });
  expect(result, JSON.stringify(result)).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
  expect(result.figures).toMatchObject({ unverified: 0, hoursDown: 24 });
});

import { expect, test } from 'vitest';
import { r10 } from './r10-model.ts';

test('[R-10] the server does what a small model says, whatever is said in any order, and a model with a wrong rule is found', async () => {
  const result = await r10.run({ seed: 20_261_121, size: 4, quick: true, say: () => {} });
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

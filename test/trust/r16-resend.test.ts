import { expect, test } from 'vitest';
import { r16 } from './r16-resend.ts';

test('[R-16] requests that are repeated, dropped and shuffled take effect once each; without a kept key they are found doubled', async () => {
  const result = await r16.run({ seed: 20_261_121, size: 300, quick: true, say: () => {} });
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
  expect(result.figures.effects).toBe(result.figures.wishes);
});

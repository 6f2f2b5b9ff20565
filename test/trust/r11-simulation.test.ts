import { expect, test } from 'vitest';
import { r11 } from './r11-simulation.ts';

test('[R-11] simulated worlds keep every promise and replay equal, and four broken stores are found', async () => {
  const result = await r11.run({ seed: 20_261_121, size: 10, quick: true, say: () => {} });
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r04 } from './r04-io-errors.ts';
import { hasStrace } from './tools/has-strace.ts';

test.skipIf(!hasStrace())('[R-04] a sync and a write that fail lose nothing, and two broken twins are found', async () => {
  const result = await r04.run({ seed: 20_261_121, size: 2, quick: true, say: () => {} });
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

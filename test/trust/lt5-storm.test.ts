import { expect, test } from 'vitest';
import { lt5 } from './lt5-storm.ts';

test('[LT-5] three hundred terms due at once ring once each, and people are heard meanwhile', async () => {
  const result = await lt5.run({ seed: 20_261_122, quick: true, say: () => {} });
  expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
});

import { expect, test } from 'vitest';
import { r02 } from './r02-postgres.ts';

test(
  '[R-02] faults of database, server and line under load lose nothing and double nothing, and five broken twins are found',
  { timeout: 240_000 },
  async (here) => {
    const result = await r02.run({ seed: 20_261_121, size: 2, quick: true, say: () => {} });
    if (result.skipped) return here.skip(result.skipped);
    expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
    expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
  },
);

import { expect, test } from 'vitest';
import { hasPostgres, newDatabase } from '../support/postgres.ts';
import { race } from './r14-races.ts';
import { sqliteAddress } from './tools/places.ts';

test('[R-14] whoever comes second is told how it stands, in whatever order connections commit; without lock, rev or key it is not so', async () => {
  const file = sqliteAddress();
  const asked = { seed: 20_261_122, size: 2, quick: true, say: () => {} };
  const result = await race({ asked, sqlite: file.address, postgres: hasPostgres ? await newDatabase() : null });
  file.remove();
  expect(result.notes.filter((note) => !/^(twin|PostgreSQL)/.test(note))).toEqual([]);
  expect(result).toMatchObject({ lost: 0, twinFailed: true, ok: true });
});

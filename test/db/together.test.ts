import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { among } from '../../db/queries/among.ts';
import { flush } from '../../db/queries/flush.ts';
import { together } from '../../db/queries/together.ts';
import type { Store } from '../../db/store.ts';
import { openTestStore } from '../support/store.ts';
import { anInstance, emptyWrites } from './fixtures.ts';

let store: Store;
let asked: string[][];
const revs = together(
  (db, ids) => (asked.push(ids), db.selectFrom('instances').select(['id', 'rev']).where('id', 'in', among(db, ids)).orderBy('id').execute()),
  (row) => row.id,
);
beforeEach(async () => {
  asked = [];
  store = await openTestStore();
  await store.write((tx) => flush(tx, { ...emptyWrites(1), instances: { insert: ['a', 'b', 'c'].map((id) => anInstance(id)), update: [] } }));
});
afterEach(() => store.close());

describe('what is asked together is read together', () => {
  it('in one statement for who asks in the same turn, and each gets what he asked', async () => {
    const [one, two, none] = await Promise.all([revs(store.db, ['b', 'a']), revs(store.db, ['b', 'c', 'absent']), revs(store.db, [])]);
    expect(asked).toEqual([['b', 'a', 'c', 'absent']]);
    expect([one, two, none].map((rows) => rows.map((row) => row.id))).toEqual([['a', 'b'], ['b', 'c'], []]);
  });

  it('nobody gets what was read before he asked', async () => {
    const first = revs(store.db, ['a']);
    await new Promise((resolve) => process.nextTick(resolve));
    // The first is on its way; what is written now must be seen by who asks after it.
    await store.write((tx) => tx.updateTable('instances').set({ rev: 9 }).where('id', '=', 'a').execute());
    const [second, third] = await Promise.all([revs(store.db, ['a']), revs(store.db, ['a'])]);
    await first;
    expect([second[0].rev, third[0].rev, asked.length]).toEqual([9, 9, 2]);
  });

  it('inside a transaction, and for a long list, everybody asks alone', async () => {
    await store.write(async (tx) => {
      await tx.updateTable('instances').set({ rev: 5 }).where('id', '=', 'b').execute();
      expect((await revs(tx, ['b']))[0].rev).toBe(5);
    });
    const many = Array.from({ length: 201 }, (_, at) => `none ${at}`);
    await Promise.all([revs(store.db, many), revs(store.db, ['c'])]);
    expect(asked.map((keys) => keys.length)).toEqual([1, 201, 1]);
  });

  it('a failure is told to each who shared it, and to nobody after', async () => {
    let broken = true;
    const failing = together<{ id: string }>(
      async (_db, ids) => {
        if (broken) throw new Error('away');
        return ids.map((id) => ({ id }));
      },
      (row) => row.id,
    );
    const told = await Promise.allSettled([failing(store.db, ['a']), failing(store.db, ['b'])]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await failing(store.db, ['b'])).toEqual([{ id: 'b' }]);
  });
});

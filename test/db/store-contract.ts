import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flush } from '../../db/queries/flush.ts';
import type { Store, Tx } from '../../db/store.ts';
import { anAudit, anInstance, AT, emptyWrites } from './fixtures.ts';

/** What every database must do before the engine may run on it. `open` gives a fresh, migrated store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`store on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const handle = () => store;

    writes(handle);
    reads(handle);
    streams(handle);
    audit(handle);
  });
}

const clockOf = async (db: Tx | Store['db']): Promise<number> => (await db.selectFrom('clock').select('value').executeTakeFirstOrThrow()).value;
const setClock = (tx: Tx, value: number) => tx.updateTable('clock').set({ value }).execute();
const addOne = async (tx: Tx): Promise<void> => void (await setClock(tx, (await clockOf(tx)) + 1));

function writes(store: () => Store): void {
  it('runs writes one after the other: 200 at once that read, wait and write count to 200', async () => {
    await Promise.all(Array.from({ length: 200 }, () => store().write(addOne)));
    expect(await clockOf(store().db)).toBe(200);
  });

  it('keeps concurrent transactions apart: one that fails takes nothing of another with it', async () => {
    const failing = store().write(async (tx) => {
      await tx
        .insertInto('keys')
        .values({ scope: 'lost', wrapped: Buffer.from('x'), created_at: AT })
        .execute();
      throw new Error('changed my mind');
    });
    const good = store().write((tx) =>
      tx
        .insertInto('keys')
        .values({ scope: 'kept', wrapped: Buffer.from('x'), created_at: AT })
        .execute(),
    );
    await expect(failing).rejects.toThrow('changed my mind');
    await good;
    expect(await store().db.selectFrom('keys').select('scope').execute()).toEqual([{ scope: 'kept' }]);
  });

  it('rolls back whole when a later statement fails, also over what a constraint refused', async () => {
    const work = store().write(async (tx) => {
      await flush(tx, { ...emptyWrites(9), instances: { insert: [anInstance('a')], update: [] } });
      await tx.insertInto('audit').values(anAudit()).execute();
      await flush(tx, { ...emptyWrites(10), instances: { insert: [anInstance('a')], update: [] } });
    });
    await expect(work).rejects.toThrow(/unique/i);
    expect(await clockOf(store().db)).toBe(0);
    for (const table of ['instances', 'audit'] as const) expect(await store().db.selectFrom(table).selectAll().execute()).toEqual([]);
    await store().write(addOne);
    expect(await clockOf(store().db)).toBe(1);
  });

  it('takes back to a savepoint and goes on', async () => {
    const trx = await store().db.startTransaction().execute();
    await trx.updateTable('clock').set({ value: 1 }).execute();
    const saved = await trx.savepoint('here').execute();
    await saved.updateTable('clock').set({ value: 2 }).execute();
    await (await saved.rollbackToSavepoint('here').execute()).commit().execute();
    expect(await clockOf(store().db)).toBe(1);
  });

  it('refuses a write inside a write instead of waiting for itself', async () => {
    await expect(store().write(() => store().write(addOne))).rejects.toThrow('write inside write');
    await store().write(addOne);
  });

  it('refuses a row that points at nothing', async () => {
    await expect(store().write((tx) => tx.insertInto('links').values({ instance_id: 'nobody', target_id: 'x' }).execute())).rejects.toThrow(/foreign key/i);
  });

  it('gives rows back from a write that returns them, with and without a transaction', async () => {
    const key = (scope: string) => ({ scope, wrapped: Buffer.from('x'), created_at: AT });
    expect(await store().db.insertInto('keys').values(key('a')).returning('scope').execute()).toEqual([{ scope: 'a' }]);
    expect(
      await store().write((tx) =>
        tx
          .insertInto('keys')
          .values([key('b'), key('c')])
          .returning('scope')
          .execute(),
      ),
    ).toHaveLength(2);
    expect((await store().db.deleteFrom('keys').executeTakeFirstOrThrow()).numDeletedRows).toBe(3n);
  });
}

function reads(store: () => Store): void {
  it('does not show readers what is not committed, and does not keep them waiting for it', async () => {
    const inside = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const write = store().write(async (tx) => {
      await setClock(tx, 5);
      expect(await clockOf(tx)).toBe(5);
      inside.resolve();
      await goOn.promise;
    });
    await inside.promise;
    // These would never answer if they waited for the writer.
    expect(await Promise.all(Array.from({ length: 20 }, () => clockOf(store().db)))).toEqual(Array(20).fill(0));
    goOn.resolve();
    await write;
    expect(await clockOf(store().db)).toBe(5);
  });

  it('shows one moment throughout a read-only transaction', async () => {
    await store()
      .db.transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        expect(await clockOf(tx)).toBe(0);
        await store().write(addOne);
        expect(await clockOf(tx)).toBe(0);
      });
    expect(await clockOf(store().db)).toBe(1);
  });

  it('gives blobs back byte for byte, as a Buffer', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    await store().write((tx) =>
      tx
        .insertInto('personal')
        .values({ id: 'p', scope: 's', nonce: Buffer.alloc(0), body: bytes, at: AT })
        .execute(),
    );
    const row = await store().db.selectFrom('personal').selectAll().executeTakeFirstOrThrow();
    expect(Buffer.isBuffer(row.body)).toBe(true);
    expect(row.body.equals(bytes)).toBe(true);
    expect(row.nonce).toHaveLength(0);
  });

  it('keeps many different queries working, more than it keeps prepared', async () => {
    for (let i = 1; i <= 300; i++)
      expect(
        await store()
          .db.selectFrom('clock')
          .select('value')
          .where(
            'id',
            'in',
            Array.from({ length: i }, (_, n) => n + 1),
          )
          .execute(),
      ).toHaveLength(1);
  });
}

function streams(store: () => Store): void {
  const fill = (count: number) =>
    store().write((tx) =>
      flush(tx, {
        ...emptyWrites(1),
        instances: { insert: Array.from({ length: count }, (_, i) => anInstance(`i${String(i).padStart(5, '0')}`)), update: [] },
      }),
    );
  const stream = (db: Tx | Store['db']) => db.selectFrom('instances').select('id').where('id', '>=', 'i').orderBy('id').stream(100);

  it('streams all rows in order while others read and write', async () => {
    await fill(1000);
    const seen: string[] = [];
    for await (const row of stream(store().db)) {
      seen.push(row.id);
      if (seen.length % 250 === 0) await store().write(addOne);
    }
    expect(seen).toHaveLength(1000);
    expect(seen).toEqual([...seen].sort());
    expect(await clockOf(store().db)).toBe(5);
  });

  it('lets go of a stream that is broken off', async () => {
    await fill(100);
    for (let i = 0; i < 20; i++) for await (const row of stream(store().db)) if (row.id) break;
    await store().write(addOne);
    expect(await clockOf(store().db)).toBe(2);
  });
}

function audit(store: () => Store): void {
  it('keeps audit rows as they were written: no update, no delete', async () => {
    await store().write((tx) => tx.insertInto('audit').values([anAudit(), anAudit()]).execute());
    await expect(store().write((tx) => tx.updateTable('audit').set({ actor: 'somebody else' }).execute())).rejects.toThrow('audit rows stay');
    await expect(store().write((tx) => tx.deleteFrom('audit').where('seq', '=', 1).execute())).rejects.toThrow('audit rows stay');
    expect((await store().db.selectFrom('audit').select(['seq', 'actor']).execute()).map((row) => row.actor)).toEqual(['p1', 'p1']);
  });
}

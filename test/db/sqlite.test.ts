import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dumpFreshSchema, SCHEMA_FILES } from '../../db/dump-schema.ts';
import { MIGRATIONS, migrate } from '../../db/migrate.ts';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { firstWord, runChild, startChild } from './children/run.ts';
import { AT, freshFile } from './fixtures.ts';
import { storeContract } from './store-contract.ts';

const openFresh = async () => {
  const address = `sqlite:${freshFile()}`;
  const store = await openStore(address);
  await store.migrate();
  return { store, address };
};
const withStore = async <T>(work: (store: Store, address: string) => Promise<T>): Promise<T> => {
  const { store, address } = await openFresh();
  try {
    return await work(store, address);
  } finally {
    await store.close();
  }
};
const clockOf = async (store: Store): Promise<number> => (await store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow()).value;

storeContract('SQLite', async () => (await openFresh()).store);

describe('opening', () => {
  it('runs on Node 24', () => expect(process.version).toMatch(/^v24\./));

  it('makes the folder, and names what an address lacks', async () => {
    const store = await openStore(`sqlite:${join(dirname(freshFile()), 'a', 'b', 'c.db')}`);
    await store.close();
    await expect(openStore('mysql://somewhere')).rejects.toThrow('"mysql:" is not served');
    await expect(openStore('nonsense')).rejects.toThrow('must begin with');
    await expect(openStore('sqlite::memory:')).rejects.toThrow('needs a file');
  });

  it('[H3] says what is wrong when a connection is not durable any more', () =>
    withStore(async (store) => {
      await store.assertDurable();
      await sql`pragma synchronous = normal`.execute(store.db);
      await expect(store.assertDurable()).rejects.toThrow('synchronous is 1 and must be 2, else a power cut would lose what was acknowledged');
      await sql`pragma synchronous = full`.execute(store.db);
      await sql`pragma foreign_keys = off`.execute(store.db);
      await expect(store.assertDurable()).rejects.toThrow('foreign_keys');
    }));
});

describe('write-ahead log', () => {
  it('is copied into the database beside the writes and does not grow without end', async () => {
    const file = freshFile();
    const store = await openStore(`sqlite:${file}`);
    await store.migrate();
    const body = Buffer.alloc(60_000, 'x');
    let largest = 0;
    for (let i = 1; i <= 600; i++) {
      await store.write((tx) =>
        tx
          .insertInto('personal')
          .values({ id: `${i}`, scope: 's', nonce: body.subarray(0, 1), body, at: AT })
          .execute(),
      );
      largest = Math.max(largest, statSync(`${file}-wal`).size);
    }
    // 600 writes of sixteen pages are 40 MB of log when nothing takes it away; how far a busy machine gets behind is not the point.
    expect(largest).toBeLessThan(30_000_000);
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe('a full disk', () => {
  it('ends the write: nothing of it stays, not even what is said after the error was caught', () =>
    withStore(async (store) => {
      const { rows } = await sql<{ page_count: number }>`select page_count from pragma_page_count`.execute(store.db);
      await sql.raw(`pragma max_page_count = ${rows[0].page_count + 5}`).execute(store.db);
      const key = (scope: string, bytes: number) => ({ scope, wrapped: Buffer.alloc(bytes), created_at: AT });
      const work = store.write(async (tx) => {
        await tx.insertInto('keys').values(key('before', 10)).execute();
        await tx
          .insertInto('keys')
          .values(key('too much', 500_000))
          .execute()
          .catch((error) => expect(error).toMatchObject({ name: 'ConnectionLost', happened: 'nothing', cause: { code: 'SQLITE_FULL' } }));
        await tx.insertInto('keys').values(key('after', 10)).execute();
      });
      await expect(work).rejects.toThrow('already rolled this transaction back');
      expect(await store.db.selectFrom('keys').select('scope').execute()).toEqual([]);
      await store.write((tx) => tx.insertInto('keys').values(key('next', 10)).execute());
      expect(await store.db.selectFrom('keys').select('scope').execute()).toEqual([{ scope: 'next' }]);
    }));
});

describe('migrations', () => {
  it('do nothing the second time', () => withStore(async (store) => expect(await store.migrate()).toEqual([])));

  it('roll back whole when one fails, and run when it is mended', async () => {
    const store = await openStore(`sqlite:${freshFile()}`);
    const broken = async (db: any) => {
      await sql`alter table clock add column extra text`.execute(db);
      await sql`insert into nowhere values (1)`.execute(db);
    };
    await expect(migrate(store.db, { ...MIGRATIONS, '9999-broken': { up: broken } })).rejects.toThrow('nowhere');
    const { rows } = await sql`select name from sqlite_master where name in ('clock', 'instances', 'user')`.execute(store.db);
    expect(rows).toEqual([]);
    expect(await store.migrate()).toEqual(Object.keys(MIGRATIONS));
    await store.close();
  });

  it('are applied once when two processes start at the same time', async () => {
    const address = `sqlite:${freshFile()}`;
    const applied = await Promise.all([runChild('migrate.ts', address), runChild('migrate.ts', address)]);
    expect(applied.map(Number).sort((a, b) => a - b)).toEqual([0, Object.keys(MIGRATIONS).length]);
  });

  it('make the schema that is committed in db/schema.sql (else: node db/dump-schema.ts, and look at the diff)', async () => {
    expect(await dumpFreshSchema()).toBe(readFileSync(SCHEMA_FILES.sqlite, 'utf8'));
  });
});

describe('two processes', () => {
  it('[H5] count exactly: twice 200 increments beside 50 of our own', () =>
    withStore(async (store, address) => {
      const children = [runChild('increment.ts', address, '200'), runChild('increment.ts', address, '200')];
      for (let i = 0; i < 50; i++)
        await store.write(async (tx) => {
          const { value } = await tx.selectFrom('clock').select('value').executeTakeFirstOrThrow();
          await tx
            .updateTable('clock')
            .set({ value: value + 1 })
            .execute();
        });
      await Promise.all(children);
      expect(await clockOf(store)).toBe(450);
    }));

  it('killed inside a transaction, one leaves nothing and the other goes on', () =>
    withStore(async (store, address) => {
      const child = startChild('hang-in-write.ts', address);
      expect(await firstWord(child)).toBe('written');
      child.kill('SIGKILL');
      await new Promise((resolve) => child.on('close', resolve));
      expect(await clockOf(store)).toBe(0);
      for (const table of ['instances', 'events', 'audit'] as const) expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([]);
      await store.write((tx) => tx.updateTable('clock').set({ value: 1 }).execute());
      expect((await sql<{ integrity_check: string }>`select * from pragma_integrity_check`.execute(store.db)).rows).toEqual([{ integrity_check: 'ok' }]);
    }));
});

import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpSchemaAt, SCHEMA_FILES } from '../../db/dump-schema.ts';
import { MIGRATIONS, migrate } from '../../db/migrate.ts';
import { openStore } from '../../db/open.ts';
import { flush } from '../../db/queries/flush.ts';
import { findInstanceIds, loadInstances } from '../../db/queries/instances.ts';
import type { Store } from '../../db/store.ts';
import { hasPostgres, newDatabase, openPostgresStore } from '../support/postgres.ts';
import { firstWord, runChild, startChild } from './children/run.ts';
import { aBoard, anEvent, anInstance, emptyWrites } from './fixtures.ts';
import { storeContract } from './store-contract.ts';

const clockOf = async (store: Store): Promise<number> => (await store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow()).value;

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  storeContract('PostgreSQL', openPostgresStore);

  describe('opening', () => {
    it('says in one sentence which database does not answer, without its password', async () => {
      const error = await openStore('postgres://mekoar:geheim@127.0.0.1:1/mekoar').catch((thrown: Error) => thrown);
      expect((error as Error).message).toBe(
        'The database at 127.0.0.1:1 cannot be opened: the database cannot be reached (ECONNREFUSED); nothing was written.',
      );
    });

    it('[H3] refuses a server that forgets, unless a test asked for one', async () => {
      const store = await openStore(await newDatabase());
      await expect(store.assertDurable()).rejects.toThrow(/not safe to use: \w+ is off and must be on, else a/);
      await store.close();
    });
  });

  describe('migrations', () => {
    it('do nothing the second time', async () => {
      const store = await openPostgresStore();
      expect(await store.migrate()).toEqual([]);
      await store.close();
    });

    it('roll back whole when one fails, and run when it is mended', async () => {
      const store = await openStore(await newDatabase({ empty: true }));
      const broken = async (db: any) => {
        await sql`alter table clock add column extra text`.execute(db);
        await sql`insert into nowhere values (1)`.execute(db);
      };
      await expect(migrate(store.db, { ...MIGRATIONS, '9999-broken': { up: broken } })).rejects.toThrow('nowhere');
      expect((await sql`select tablename from pg_tables where tablename in ('clock', 'instances', 'user')`.execute(store.db)).rows).toEqual([]);
      expect(await store.migrate()).toEqual(Object.keys(MIGRATIONS));
      await store.close();
    });

    it('are applied once when two servers start at the same time', async () => {
      const address = await newDatabase({ empty: true });
      const applied = await Promise.all([runChild('migrate.ts', address), runChild('migrate.ts', address)]);
      expect(applied.toSorted()).toEqual(['0', String(Object.keys(MIGRATIONS).length)]);
    });

    it('make the schema that is committed in db/schema.postgres.sql (else: node db/dump-schema.ts postgres://… of an empty database, and look at the diff)', async () => {
      expect(await dumpSchemaAt(await newDatabase({ empty: true }))).toBe(readFileSync(SCHEMA_FILES.postgres, 'utf8'));
    });
  });

  describe('two servers', () => {
    let store: Store & { address: string };
    beforeEach(async () => void (store = await openPostgresStore()));
    afterEach(() => store.close());

    it('[H5] count exactly: twice 200 increments beside 50 of our own', async () => {
      const children = [runChild('increment.ts', store.address, '200'), runChild('increment.ts', store.address, '200')];
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
    });

    it('killed inside a transaction, one leaves nothing and the other goes on', async () => {
      const child = startChild('hang-in-write.ts', store.address);
      expect(await firstWord(child)).toBe('written');
      child.kill('SIGKILL');
      await store.write((tx) => tx.updateTable('clock').set({ value: 1 }).execute());
      expect(await clockOf(store)).toBe(1);
      for (const table of ['instances', 'events', 'audit'] as const) expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([]);
    });
  });

  describe('values', () => {
    let store: Store;
    beforeEach(async () => void (store = await openPostgresStore()));
    afterEach(() => store.close());

    it('sort by their bytes, although this server was made for Dutch', async () => {
      const ids = ['a', 'B', 'b', 'A', 'é', 'z', '_', '-'];
      await store.write((tx) =>
        flush(tx, { ...emptyWrites(1), instances: { insert: ids.map((id) => anInstance(id)), update: [] }, boards: ids.map((id) => aBoard(id)) }),
      );
      expect(await findInstanceIds(store.db, {})).toEqual([...ids].sort());
      expect((await loadInstances(store.db, ids)).map((row) => row.id)).toEqual([...ids].sort());
    });

    it('of counts and clocks are numbers', async () => {
      await store.write((tx) => flush(tx, { ...emptyWrites(2 ** 40), instances: { insert: [anInstance('a')], update: [] }, events: [anEvent('e', 'a')] }));
      expect(await clockOf(store)).toBe(2 ** 40);
      expect(
        await store.db
          .selectFrom('events')
          .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max('seq').as('last')])
          .executeTakeFirstOrThrow(),
      ).toEqual({ n: 1, last: 1 });
    });

    it('with U+0000 are no errors: they are found nowhere, and kept with another sign', async () => {
      expect(await loadInstances(store.db, ['a\0'])).toEqual([]);
      const board = aBoard('a', { title: 'Huis\0bezoek' });
      await store.write((tx) =>
        flush(tx, { ...emptyWrites(1), instances: { insert: [anInstance('a')], update: [] }, boards: [board], links: new Map([['a', ['x\0']]]) }),
      );
      expect((await store.db.selectFrom('boards').select('title').where('title', '=', 'Huis\0bezoek').executeTakeFirstOrThrow()).title).toBe(
        'Huis\uFFFDbezoek',
      );
    });
  });
});

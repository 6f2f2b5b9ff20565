import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionLost } from '../../db/connection-lost.ts';
import { openStore } from '../../db/open.ts';
import type { Store, Tx } from '../../db/store.ts';
import { launchPostgres, type PostgresServer } from '../../server/commands/demo/launch-postgres.ts';
import { hasPostgres } from '../support/postgres.ts';
import { AT } from './fixtures.ts';

const key = (scope: string) => ({ scope, wrapped: Buffer.from('x'), created_at: AT });
const addKey = (tx: Tx, scope: string) => tx.insertInto('keys').values(key(scope)).execute();

/** A server of its own, which keeps what it acknowledges and may be stopped without harm to other tests. */
describe.skipIf(!hasPostgres)('a PostgreSQL server that goes away', () => {
  let server: PostgresServer;
  let store: Store;
  beforeAll(async () => void (server = await launchPostgres({ durable: true })));
  afterAll(() => server.stop());
  beforeEach(async () => {
    store = await openStore(server.address('postgres'));
    await store.migrate();
    await sql`delete from keys`.execute(store.db);
  });
  afterEach(() => store.close());
  const scopes = async () => (await store.db.selectFrom('keys').select('scope').orderBy('scope').execute()).map((row) => row.scope);

  it('[H3] is durable, and is refused when somebody made it quicker', async () => {
    await store.assertDurable();
    await sql`alter database postgres set synchronous_commit = off`.execute(store.db);
    const again = await openStore(server.address('postgres'));
    await expect(again.assertDurable()).rejects.toThrow('synchronous_commit is off and must be on, else a crash would lose what was acknowledged');
    await again.close();
    await sql`alter database postgres reset synchronous_commit`.execute(store.db);
  });

  it.each(['restart', 'crash'] as const)('[H7] after a %s reads and writes go on by themselves', async (how) => {
    await store.write((tx) => addKey(tx, 'before'));
    await Promise.all(Array.from({ length: 8 }, scopes));
    await server[how]();
    expect(await scopes()).toEqual(['before']);
    await store.write((tx) => addKey(tx, 'after'));
    expect(await scopes()).toEqual(['after', 'before']);
  });

  it('[H8] a write that lost its connection says that nothing was written, and nothing was', async () => {
    const work = store.write(async (tx) => {
      await addKey(tx, 'lost');
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mekoar writer'`.execute(store.db);
      await addKey(tx, 'lost too');
    });
    const error = await work.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionLost);
    expect(error).toMatchObject({ retryable: true, happened: 'nothing' });
    await store.write((tx) => addKey(tx, 'next'));
    expect(await scopes()).toEqual(['next']);
  });

  it('a connection that breaks during the commit says that it does not know', async () => {
    const work = store.write(async (tx) => {
      await addKey(tx, 'perhaps');
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mekoar writer'`.execute(store.db);
    });
    await expect(work).rejects.toMatchObject({ name: 'ConnectionLost', happened: 'unknown' });
    expect(await scopes()).toEqual([]);
  });

  it('loses no acknowledged write in a crash, and doubles none', async () => {
    const kept: string[] = [];
    let crashed: Promise<void> | undefined;
    for (let i = 0; i < 60; i++) {
      const scope = `k${String(i).padStart(2, '0')}`;
      if (i === 30) crashed = server.crash();
      try {
        await store.write((tx) => addKey(tx, scope));
        kept.push(scope);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ConnectionLost' });
      }
    }
    await crashed;
    expect(await scopes()).toEqual(expect.arrayContaining(kept));
    expect(kept.length).toBeGreaterThan(20);
  });

  it('leaves alone who only waits: a transaction that an error aborted is not committed', async () => {
    const work = store.write(async (tx) => {
      await addKey(tx, 'first');
      await addKey(tx, 'first').catch(() => {});
    });
    await expect(work).rejects.toThrow('already rolled this transaction back');
    expect(await scopes()).toEqual([]);
  });
});

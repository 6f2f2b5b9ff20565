import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyAll } from '../../db/copy.ts';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { verifyAll } from '../../server/engine/verify.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import { countingIds, standingClock, SYSTEM } from '../support/engine.ts';
import { hasPostgres, openPostgresStore } from '../support/postgres.ts';
import { welfare } from '../support/welfare/index.ts';
import { freshFile } from './fixtures.ts';

const openSqlite = async (): Promise<Store> => {
  const store = await openStore(`sqlite:${freshFile()}`);
  await store.migrate();
  return store;
};
const tracks = new Map([[welfare.id, welfare]]);
const everyTable = async (store: Store): Promise<Record<string, unknown[]>> => {
  const found: Record<string, unknown[]> = {};
  for (const table of [
    'clock',
    'instances',
    'events',
    'timers',
    'outbox',
    'boards',
    'access',
    'audit',
    'idempotency',
    'personal',
    'keys',
    'search_tokens',
    'user',
  ] as const)
    found[table] = (
      await store.db
        .selectFrom(table as 'clock')
        .selectAll()
        .execute()
    )
      .map((row) => JSON.stringify(row))
      .sort();
  return found;
};

describe.skipIf(!hasPostgres)('moving from one database to the other', () => {
  let old: Store;
  let fresh: Store;
  const engineOn = (store: Store, prefix: string) =>
    createEngine({
      store,
      tracks: [welfare],
      clock: standingClock('2026-11-24T09:00:00.000Z'),
      ids: countingIds(prefix),
      keys: createKeys(master),
      policy: createPolicy(),
    });
  const master = randomBytes(32);
  const quiet = { resume: false, onProgress: () => {} };

  beforeEach(async () => {
    [old, fresh] = [await openSqlite(), await openPostgresStore()];
    await old.write(async (tx) => {
      const dates = { createdAt: '2026-11-24T09:00:00.000Z', updatedAt: '2026-11-24T09:00:00.000Z' };
      await (tx as any)
        .insertInto('user')
        .values({ id: 'u', name: 'Petra Hoekstra', email: 'petra@voorbeeld.test', emailVerified: 1, image: null, ...dates })
        .execute();
    });
    const engine = await engineOn(old, '0190a000');
    for (let i = 0; i < 5; i++) {
      const started = await engine.start({
        machine: 'welfare',
        input: { caseId: `0190e000-0000-7000-8000-00000000000${i}`, wish: 'Zingen', coach: '0190b000-0000-7000-8000-000000000001' },
        who: SYSTEM,
        key: `start ${i}`,
      });
      if (!started.ok) throw new Error(JSON.stringify(started));
      for (const type of ['INTRODUCE', 'ATTEND']) await engine.send({ id: started.id, type, payload: {}, who: SYSTEM, key: `${type} ${i}` });
    }
    await engine.idle();
  });
  afterEach(async () => {
    await old.close();
    await fresh.close();
  });

  it('takes every row along, there and back again', async () => {
    const { id, instance_id } = await old.db.selectFrom('events').select(['id', 'instance_id']).executeTakeFirstOrThrow();
    const row = {
      id: 'o',
      instance_id,
      event_id: id,
      kind: 'notify',
      name: 'n',
      payload: '{}',
      status: 'failed',
      attempts: 3,
      next_at: 'x',
      error: 'geen "post"',
      created_at: 'x',
      clock: 1,
    };
    await old.write((tx) => tx.insertInto('outbox').values(row).execute());
    expect(await copyAll(old, fresh, quiet)).toEqual([]);
    const moved = await everyTable(fresh);
    expect(moved).toEqual(await everyTable(old));
    expect(Object.keys(moved).filter((table) => moved[table].length === 0)).toEqual([]);
    const back = await openSqlite();
    expect(await copyAll(fresh, back, quiet)).toEqual([]);
    expect(await everyTable(back)).toEqual(await everyTable(old));
    await back.close();
  });

  it('leaves an engine that goes on where it was, with the next number in line', async () => {
    await copyAll(old, fresh, quiet);
    expect(await verifyAll(fresh, tracks)).toMatchObject({ instances: 5, events: 15, differences: [] });
    const engine = await engineOn(fresh, '0190a001');
    const { id } = await fresh.db.selectFrom('instances').select('id').orderBy('id').executeTakeFirstOrThrow();
    expect(await engine.send({ id, type: 'ATTEND', payload: {}, who: SYSTEM, key: 'after the move' })).toMatchObject({ ok: true, rev: 4 });
    const { seq } = await fresh.db
      .selectFrom('events')
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirstOrThrow();
    expect(seq).toBe(16);
    const { context } = await fresh.db.selectFrom('instances').select('context').where('id', '=', id).executeTakeFirstOrThrow();
    expect(await engine.vault.resolve(JSON.parse(context).wish)).toBe('Zingen');
  });

  it('refuses a database that is not empty, and goes on after it broke off', async () => {
    let tables = 0;
    const broken = copyAll(old, fresh, {
      resume: false,
      onProgress: () => {
        if (++tables === 12) throw new Error('the cable came out');
      },
    });
    await expect(broken).rejects.toThrow('the cable came out');
    await expect(copyAll(old, fresh, quiet)).rejects.toThrow('is not empty: user has rows');
    expect(await copyAll(old, fresh, { ...quiet, resume: true })).toEqual([]);
    expect(await everyTable(fresh)).toEqual(await everyTable(old));
  });

  it('counts what differs at the end', async () => {
    await copyAll(old, fresh, quiet);
    await fresh.write((tx) => tx.deleteFrom('search_tokens').execute());
    await fresh.write((tx) => tx.deleteFrom('links').execute());
    await old.write((tx) => tx.insertInto('search_tokens').values({ token: '!', object_id: 'x' }).execute());
    const found = await copyAll(old, fresh, { ...quiet, resume: true });
    expect(found).toEqual([]);
    await old.write((tx) => tx.insertInto('search_tokens').values({ token: ' ', object_id: 'x' }).execute());
    expect((await copyAll(old, fresh, { ...quiet, resume: true })).join()).toMatch(/^search_tokens: \d+ rows in the old database and \d+ in the new one$/);
  });

  it('says so when it meets a table that it does not know', async () => {
    await old.db.schema.createTable('later').addColumn('id', 'text').execute();
    await expect(copyAll(old, fresh, quiet)).rejects.toThrow('db/copy.ts does not know the table later');
  });
});

import type { Selectable } from 'kysely';
import type { Db, Store, Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { createKeys, firstSecrets, unwrap, type Ring, type Secrets } from './keys.ts';
import { masterIdOf, unwrapNamed, wrapNamed } from './masters.ts';
import type { Keys } from './types.ts';

type Master = Selectable<Tables['masters']>;
const SECRETS = ['search', 'session', 'index'] as const;

/** What an operator reads when the server is started with another key than the database was written with. */
export const WRONG_KEY = (wanted: string, given: string): string =>
  `The setting KEY_FILE is wrong: this database was encrypted with key ${wanted}, and the key that was given is ${given}; put the right key file in place (docs/keys.md).`;

/**
 * Opens the keys of a migrated database with the master from the key file. The first start writes the master's name and the lasting secrets down.
 * `reread` reads the key file again, for a node that slept through a change of master. Throws one sentence when the master is not this database's.
 */
export async function openKeys(store: Store, master: Buffer, at: string, reread: () => Buffer = () => master): Promise<Keys> {
  await introduce(store, master, at);
  const ring = await ringOf(store.db, master, reread);
  return createKeys(master, { ring, secrets: await secretsOf(store.db, ring) });
}

/** The first start with masters that have names: checks the master against a key that is there, then writes it down with its secrets. */
async function introduce(store: Store, master: Buffer, at: string): Promise<void> {
  if (await store.db.selectFrom('masters').select('id').limit(1).executeTakeFirst()) return;
  const id = masterIdOf(master);
  await store.write(async (tx) => {
    if (await tx.selectFrom('masters').select('id').limit(1).executeTakeFirst()) return;
    const row = await tx.selectFrom('keys').select(['scope', 'wrapped', 'version', 'master_id']).where('erased_at', 'is', null).limit(1).executeTakeFirst();
    if (row && !opens(() => unwrap(master, row))) throw new Error(WRONG_KEY(row.master_id ?? 'of its own', id));
    await tx.insertInto('masters').values({ id, state: 'current', made_at: at, bridge: null, bridge_by: null }).execute();
    const secrets = firstSecrets(master);
    await tx
      .insertInto('secrets')
      .values(SECRETS.map((name) => ({ name, master_id: id, wrapped: wrapNamed(master, name, secrets[name]), made_at: at })))
      .execute();
  });
}

async function ringOf(db: Db, master: Buffer, reread: () => Buffer): Promise<Ring> {
  const ring: Ring = { masters: new Map([[masterIdOf(master), master]]), current: masterIdOf(master), learn };
  async function learn(handle: Db | Tx): Promise<void> {
    const rows = await handle.selectFrom('masters').selectAll().execute();
    crossBridges(rows, ring.masters);
    const current = rows.find((row) => row.state === 'current')!;
    if (!ring.masters.has(current.id)) {
      const again = reread();
      ring.masters.set(masterIdOf(again), again);
    }
    if (ring.masters.has(current.id)) ring.current = current.id;
  }
  await learn(db);
  const wanted = await db.selectFrom('masters').select('id').where('state', '=', 'current').executeTakeFirstOrThrow();
  if (!ring.masters.has(wanted.id)) throw new Error(WRONG_KEY(wanted.id, masterIdOf(master)));
  return ring;
}

/** While a change of master is under way, who has the one before finds the next one over its bridge. */
function crossBridges(rows: Master[], known: Map<string, Buffer>): void {
  for (let found = true; found;) {
    found = false;
    for (const { id, bridge, bridge_by } of rows) {
      const before = bridge_by === null ? undefined : known.get(bridge_by);
      if (known.has(id) || !bridge || !before) continue;
      known.set(id, unwrapNamed(before, `master ${id}`, bridge));
      found = true;
    }
  }
}

async function secretsOf(db: Db, ring: Ring): Promise<Secrets> {
  const rows = await db.selectFrom('secrets').selectAll().execute();
  const read = (name: (typeof SECRETS)[number]) => {
    const row = rows.find((one) => one.name === name);
    if (!row) throw new Error(`The database has no secret "${name}".`);
    return unwrapNamed(ring.masters.get(row.master_id)!, name, row.wrapped);
  };
  return { search: read('search'), session: read('session'), index: read('index') };
}

function opens(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

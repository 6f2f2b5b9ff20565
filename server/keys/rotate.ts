import { fsyncSync, closeSync, existsSync, linkSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { Store, Tx } from '../../db/store.ts';
import { unwrap, wrap } from '../engine/keys.ts';
import { masterIdOf, unwrapNamed, wrapNamed } from '../engine/masters.ts';
import { loadKeyFile } from '../runtime/key-file.ts';

const PAGE = 200;

export type Rotation = { master: string; rewrapped: number; before: string };
type Rotating = {
  store: Store;
  /** the key file as the servers have it now */
  keyFile: string;
  at: string;
  say?: (line: string) => void;
  /** for tests: called after each page */
  after?: (rewrapped: number) => void;
};

/**
 * Changes the master while servers work: writes the new one beside the key file, tells the database of it with a bridge from the old one, wraps every scope
 * key anew page by page, and puts the new file in place (the old one stays as `<file>.<its name>`, for backups). Killed anywhere, a second run goes on where
 * the first one stopped. The bridge stays until `retire`, so that a node with the old file still starts.
 */
export async function rotate({ store, keyFile, at, say = () => {}, after = () => {} }: Rotating): Promise<Rotation> {
  const old = loadKeyFile(keyFile, false);
  const before = masterIdOf(old);
  const next = await nextMaster(store, keyFile, old, at);
  const master = masterIdOf(next);
  say(`new key ${master}; both keys are accepted`);
  const known = new Map([
    [before, old],
    [master, next],
  ]);
  let rewrapped = 0;
  for (;;) {
    const done = await store.write((tx) => rewrapPage(tx, known, { next, master, old }));
    rewrapped += done;
    after(rewrapped);
    if (done === 0) break;
    say(`${rewrapped} keys wrapped anew`);
  }
  if (before !== master) putInPlace(keyFile, before);
  say(`done: ${keyFile} holds the new key; keep ${keyFile}.${before} as long as backups that were made with it`);
  return { master, rewrapped, before };
}

/** The master to go to: the one of a rotation that broke off, else a fresh one that is on disk before the database hears of it. */
async function nextMaster(store: Store, keyFile: string, old: Buffer, at: string): Promise<Buffer> {
  const rows = await store.db.selectFrom('masters').selectAll().execute();
  const current = rows.find((row) => row.state === 'current');
  if (!current) throw new Error('The database has no key yet: start Mekoar once before changing it.');
  const before = masterIdOf(old);
  if (current.id !== before) {
    if (current.bridge && current.bridge_by === before) {
      const found = unwrapNamed(old, `master ${current.id}`, current.bridge);
      if (!existsSync(`${keyFile}.new`)) writeKey(`${keyFile}.new`, found);
      return found;
    }
    throw new Error(`The setting KEY_FILE is wrong: the database is at key ${current.id}, and the file holds ${before}.`);
  }
  // The file was put in place and something stayed behind: nothing more than the rest of the pages is left to do.
  const behind = await store.db.selectFrom('keys').select('scope').where('master_id', '!=', before).where('erased_at', 'is', null).limit(1).executeTakeFirst();
  if (behind) throw new Error(`Some keys are still wrapped by another key than ${before}: put that key file back and run keys rotate again.`);
  const next = existsSync(`${keyFile}.new`) ? loadKeyFile(`${keyFile}.new`, false) : randomBytes(32);
  if (!existsSync(`${keyFile}.new`)) writeKey(`${keyFile}.new`, next);
  await store.write((tx) => introduce(tx, { old, next, at }));
  return next;
}

/** From this commit on new keys are wrapped by the new master; the lasting secrets go along in the same one. */
async function introduce(tx: Tx, { old, next, at }: { old: Buffer; next: Buffer; at: string }): Promise<void> {
  const [before, id] = [masterIdOf(old), masterIdOf(next)];
  await tx.updateTable('masters').set({ state: 'old' }).where('state', '=', 'current').execute();
  await tx
    .insertInto('masters')
    .values({ id, state: 'current', made_at: at, bridge: wrapNamed(old, `master ${id}`, next), bridge_by: before })
    .execute();
  for (const row of await tx.selectFrom('secrets').selectAll().execute()) {
    const wrapped = wrapNamed(next, row.name, unwrapNamed(old, row.name, row.wrapped));
    await tx.updateTable('secrets').set({ wrapped, master_id: id }).where('name', '=', row.name).execute();
  }
}

async function rewrapPage(tx: Tx, known: Map<string, Buffer>, to: { next: Buffer; master: string; old: Buffer }): Promise<number> {
  const rows = await tx
    .selectFrom('keys')
    .select(['scope', 'wrapped', 'version', 'master_id'])
    .where((eb) => eb.or([eb('master_id', 'is', null), eb('master_id', '!=', to.master)]))
    .where('erased_at', 'is', null)
    .orderBy('scope')
    .limit(PAGE)
    .execute();
  for (const row of rows) {
    const master = row.master_id === null ? to.old : known.get(row.master_id);
    if (!master) throw new Error(`A key is wrapped by ${row.master_id}, which is neither the old nor the new one.`);
    const wrapped = wrap(to.next, { scope: row.scope, version: row.version ?? 1 }, unwrap(master, row));
    await tx
      .updateTable('keys')
      .set({ wrapped, master_id: to.master, version: row.version ?? 1 })
      .where('scope', '=', row.scope)
      .execute();
  }
  return rows.length;
}

function writeKey(path: string, key: Buffer): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, `${key.toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The old one gets a second name first, so that at no moment there is no key file. */
function putInPlace(keyFile: string, before: string): void {
  if (!existsSync(`${keyFile}.${before}`)) linkSync(keyFile, `${keyFile}.${before}`);
  renameSync(`${keyFile}.new`, keyFile);
}

/** Takes the bridge away: from now on only the present key file opens this database. Throws when the file does not hold the current key. */
export async function retire(store: Store, keyFile: string): Promise<string[]> {
  const id = masterIdOf(loadKeyFile(keyFile, false));
  return store.write(async (tx) => {
    const current = await tx.selectFrom('masters').select('id').where('state', '=', 'current').executeTakeFirstOrThrow();
    if (current.id !== id) throw new Error(`The setting KEY_FILE is wrong: the database is at key ${current.id}, and the file holds ${id}.`);
    const behind = await tx
      .selectFrom('keys')
      .select('scope')
      .where((eb) => eb.or([eb('master_id', 'is', null), eb('master_id', '!=', id)]))
      .where('erased_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (behind) throw new Error('Some keys are still wrapped by the old key: run keys rotate again first.');
    const gone = await tx.deleteFrom('masters').where('state', '=', 'old').returning('id').execute();
    await tx.updateTable('masters').set({ bridge: null, bridge_by: null }).where('id', '=', id).execute();
    return gone.map((row) => row.id);
  });
}

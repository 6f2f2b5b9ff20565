import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Store, Tx } from '../../db/store.ts';
import type { Clock, Keys } from '../engine/types.ts';
import { canonicalOf } from './canonical.ts';
import { macOf, signingKey } from './signing.ts';

/** Who writes the log on this node, and with which keys. */
export type Writer = {
  chain: string;
  key: Buffer;
  /** hash before the first row: over the chain's own row */
  start: string;
  pseudonyms: Buffer;
  signing: { key: KeyObject; publicKey: string };
  /** client of a case, once known; it does not change */
  clients: Map<string, string>;
};
export type Opening = { store: Store; keys: Keys; clock: Clock; node?: string; source?: string; site?: string };
type Chain = { id: string; opened_at: string; source: string; site: string; public_key: string; before_rows: number; before_mac: string };

/** The writer belongs to the handle of its database, as its speech does: who has a transaction can write the log, and nobody must carry it along. */
const writers = new WeakMap<object, Writer>();
const adapterOf = (db: Db | Tx): object => db.getExecutor().adapter;

/** The writer of the database behind this handle. Throws when no chain was opened on it: nothing is written past the chain. */
export function writerOf(db: Db | Tx): Writer {
  const writer = writers.get(adapterOf(db));
  if (!writer) throw new Error('The audit chain of this database is not open.');
  return writer;
}

export const hasWriter = (db: Db | Tx): boolean => writers.has(adapterOf(db));

/** A key of the log: derived from the lasting secret that the master wraps, so that a new master leaves every chain as it is. */
export const keyOfLog = (keys: Keys, use: 'chain' | 'pseudonym' | 'signing', name: string): Buffer =>
  Buffer.from(keys.indexOf(`audit ${use}`, name), 'base64url');

/** Opens (or goes on with) the chain of this node: `main` on SQLite, one per node elsewhere. Throws when the keys cannot be read with this master key. */
export async function openChain({ store, keys, clock, node, source = 'mekoar', site = 'neighbourhood' }: Opening): Promise<Writer> {
  const id = node ?? 'main';
  return store.write(async (tx) => {
    const at = clock.now().toISOString();
    const [key, signing] = [keyOfLog(keys, 'chain', id), signingKey(keyOfLog(keys, 'signing', 'checkpoints'))];
    const known = await tx.selectFrom('audit_chains').selectAll().where('id', '=', id).executeTakeFirst();
    const chain = known ?? { id, opened_at: at, source, site, public_key: signing.publicKey, ...(await rowsBefore(tx, key)) };
    if (!known) await tx.insertInto('audit_chains').values(chain).execute();
    const writer: Writer = { chain: id, key, start: startOf(key, chain), pseudonyms: keyOfLog(keys, 'pseudonym', 'client'), signing, clients: new Map() };
    writers.set(adapterOf(tx), writer);
    writers.set(adapterOf(store.db), writer);
    return writer;
  });
}

/** The hash before the first row of a chain. */
export const startOf = (key: Buffer, chain: Chain): string =>
  macOf(key, '', JSON.stringify([chain.id, chain.opened_at, chain.source, chain.site, chain.public_key, chain.before_rows, chain.before_mac]));

/** Rows that are older than every chain: how many, and a hash over all of them. */
export async function rowsBefore(db: Db | Tx, key: Buffer): Promise<{ before_rows: number; before_mac: string }> {
  let [before_rows, before_mac, last] = [0, '', 0];
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('chain', 'is', null).where('seq', '>', last).orderBy('seq').limit(1000).execute();
    if (rows.length === 0) return { before_rows, before_mac };
    for (const row of rows) before_mac = macOf(key, before_mac, canonicalOf(row));
    before_rows += rows.length;
    last = rows[rows.length - 1].seq;
  }
}

/** The last row of a chain and the highest number of the log, as this transaction sees them. */
export async function headOf(db: Db | Tx, chain: string): Promise<{ seq: number; n: number; mac: string | null }> {
  const { rows } = await sql<{ seq: number | null; n: number | null; mac: string | null }>`select (select max(seq) from audit) as seq,
    (select n from audit where chain = ${chain} order by n desc limit 1) as n, (select mac from audit where chain = ${chain} order by n desc limit 1) as mac`.execute(
    db,
  );
  const [head] = rows;
  return { seq: Number(head.seq ?? 0), n: Number(head.n ?? 0), mac: head.mac };
}
